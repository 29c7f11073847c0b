package org.havn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.havn.HavnTest;
import org.havn.Statements;
import org.havn.TestDatabase;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// How fast the pages about cases answer with 10,000 cases. Not a test of the suite: `bench/pages.sh` runs it.
@HavnTest
@TestPropertySource( // it searches as nobody does
        properties = {"havn.budgets.names.per-hour=1000000", "havn.budgets.names.per-day=1000000"})
class PagesBench {
    private static final int CASES = 10_000;
    /// So many that the Java compiler is through with a page before it is measured, by the first row's clients.
    private static final int WARM_UP = 400;
    private static final int WARM_UP_AGAIN = 50;
    private static final int REQUESTS = 300;
    private static final int TURNS = 6;

    private record Page(String name, Callable<Integer> visit) {}

    @LocalServerPort
    private int port;

    @Autowired
    private DemoProgramme demo;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private List<AtStart> atStart;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void pagesAnswerSoonWithTenThousandCases() throws Exception {
        atStart.stream()
                .sorted(Comparator.comparingInt(AtStart::order))
                .filter(it -> it.order() < 30)
                .forEach(it -> it.run(Telling.nobody()));
        var plan = DemoPlan.manyOrigins(1, new DemoPlan.Size.Families(CASES), DemoPlan.Stages.EVERYWHERE);
        var began = System.nanoTime();
        demo.load(plan, _ -> {});
        System.out.printf(
                Locale.ROOT,
                "loaded %d cases with %d persons and %d needs in %.1f s%n",
                count("cases.resettlement_case"),
                count("people.person"),
                count("needs.need"),
                (System.nanoTime() - began) / 1e9);

        var visitor = signedIn();
        var pages = List.of(
                new Page("case list", () -> visitor.get("/work/cases").statusCode()),
                new Page(
                        "case list, page 200, by size",
                        () -> visitor.get("/work/cases?sort=size&page=200").statusCode()),
                new Page(
                        "case list, one need and stage",
                        () -> visitor.get("/work/cases?need=DIALYSIS&stage=DECIDED")
                                .statusCode()),
                new Page(
                        "case list, a need of thousands",
                        () -> visitor.get("/work/cases?need=INTERPRETER%3Aar").statusCode()),
                new Page(
                        "search Mohammed (and the form's page)",
                        () -> visitor.post("/work/cases", "called", "Mohammed").statusCode()),
                new Page(
                        "search Amina Kassem (and the form's page)",
                        () -> visitor.post("/work/cases", "called", "Amina Kassem")
                                .statusCode()),
                new Page(
                        "case page",
                        () -> visitor.get("/work/cases/HVN-26-000200").statusCode()),
                new Page(
                        "case's needs",
                        () -> visitor.get("/work/cases/HVN-26-000200/needs").statusCode()),
                new Page("programme", () -> visitor.get("/work/programme").statusCode()));
        settle();
        var wanted = System.getProperty("havn.bench.pages", "");
        if (Boolean.getBoolean("havn.bench.policies")) {
            for (var page :
                    pages.stream().filter(it -> it.name().contains(wanted)).toList()) {
                compare(page);
            }
            return;
        }
        for (var clients : List.of(1, 4)) {
            for (var page :
                    pages.stream().filter(it -> it.name().contains(wanted)).toList()) {
                measure(page, clients);
            }
        }
    }

    /// As the database does by itself within minutes of such a load.
    private void settle() throws SQLException {
        var name = jdbc.sql("select current_database()").query(String.class).single();
        try (var connection = TestDatabase.server().superuser().connect(name);
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private Visitor signedIn() {
        DemoAccounts.openIn(units, accounts);
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.PLACEMENT_OFFICER)
                .findFirst()
                .orElseThrow();
        var visitor = new Visitor(port);
        visitor.signIn(account.signInName(), account.password());
        return visitor;
    }

    private static void measure(Page page, int clients) throws Exception {
        for (var i = 0; i < (clients == 1 ? WARM_UP : WARM_UP_AGAIN); i++) {
            assertThat(page.visit().call()).as(page.name()).isEqualTo(200);
        }
        var statements = Statements.during(() -> visit(page)).size();
        var millis = new ArrayList<Double>();
        var site = siteTime();
        var database = databaseTime();
        try (var pool = Executors.newFixedThreadPool(clients)) {
            var work = new ArrayList<Callable<double[]>>();
            for (var client = 0; client < clients; client++) {
                work.add(() -> times(page, REQUESTS / clients));
            }
            for (var done : pool.invokeAll(work)) {
                Arrays.stream(done.get()).forEach(millis::add);
            }
        }
        var siteMillis = (siteTime() - site) / 1e6 / millis.size();
        var databaseMillis = (databaseTime() - database) / 1e6 / millis.size();
        millis.sort(Comparator.naturalOrder());
        System.out.printf(
                Locale.ROOT,
                "%-42s %d client(s)  p50 %6.1f ms  p95 %6.1f ms  worst %6.1f ms  processor: site %5.1f ms, database %5.1f ms"
                        + "  %2d statements  load %.1f%n",
                page.name(),
                clients,
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100),
                millis.getLast(),
                siteMillis,
                databaseMillis,
                statements,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /// What row-level security costs: the same page of the same site in turns with the policies and without, so that
    /// whatever else the machine does falls on both.
    private void compare(Page page) throws Exception {
        for (var i = 0; i < WARM_UP; i++) {
            assertThat(page.visit().call()).as(page.name()).isEqualTo(200);
        }
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        var policies = new Policies(
                jdbc.sql("select current_database()").query(String.class).single());
        for (var turn = 0; turn < TURNS; turn++) {
            times(page, WARM_UP_AGAIN); // plans are made anew after a change
            Arrays.stream(times(page, REQUESTS / TURNS)).forEach(with::add);
            policies.lift();
            try {
                times(page, WARM_UP_AGAIN);
                Arrays.stream(times(page, REQUESTS / TURNS)).forEach(without::add);
            } finally {
                policies.restore();
            }
        }
        with.sort(Comparator.naturalOrder());
        without.sort(Comparator.naturalOrder());
        System.out.printf(
                Locale.ROOT,
                "%-42s p50 %5.1f ms with the policies, %5.1f without: %.2f;  p95 %5.1f and %5.1f: %.2f;  load %.1f%n",
                page.name(),
                at(with, 50),
                at(without, 50),
                at(with, 50) / at(without, 50),
                at(with, 95),
                at(without, 95),
                at(with, 95) / at(without, 95),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double at(List<Double> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static void visit(Page page) {
        try {
            page.visit().call();
        } catch (Exception failed) {
            throw new IllegalStateException(page.name(), failed);
        }
    }

    /// Of client and site together, in nanoseconds: on a busy machine it says more than the clock.
    private static double siteTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static double databaseTime() {
        return ProcessHandle.current()
                .descendants()
                .mapToDouble(
                        it -> it.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    private static double[] times(Page page, int requests) throws Exception {
        var times = new double[requests];
        for (var i = 0; i < requests; i++) {
            var began = System.nanoTime();
            page.visit().call();
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        return times;
    }

    private int count(String table) {
        return switch (table) {
            case "people.person" -> one("select count(*) from people.person");
            case "needs.need" -> one("select count(*) from needs.need");
            default -> one("select count(*) from cases.resettlement_case");
        };
    }

    private int one(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getInt(1)).single();
    }
}
