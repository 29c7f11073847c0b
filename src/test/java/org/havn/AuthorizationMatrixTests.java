package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.havn.access.Accounts;
import org.havn.access.CaseScopes;
import org.havn.access.DemoUnits;
import org.havn.access.FamilyAccounts;
import org.havn.access.Role;
import org.havn.access.UnitId;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.FamilySight;
import org.havn.needs.Needs;
import org.havn.placement.Rounds;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.Telling;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// SECURITY.md, S1: every operation, by every role, in every relation to the case or round that it is about.
///
/// The operations come from the route table; what is expected of each was written by hand, in
/// `authorization-matrix.csv`. A route that is not in the file fails the build.
@HavnTest
@TestPropertySource(properties = "havn.placement.seconds=2")
class AuthorizationMatrixTests {
    private static final String CASE = "HVN-26-000200";
    private static final String OTHER_CASE = "HVN-26-000001";
    private static final String CODE = "1234567812345678";
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String PASSWORD = "a sentence to remember";

    /// What an account is to the case: its unit looks after it or places it, it does not, or it is shut out of it.
    private enum Relation {
        OWN,
        OTHER,
        EXCLUDED
    }

    private record Row(String method, String path, String form, Map<Role, Set<Relation>> reached, boolean openToAll) {}

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CaseScopes scopes;

    @Autowired
    private List<AtStart> work;

    @Autowired
    private Rounds rounds;

    @Autowired
    private Needs needs;

    @Autowired
    private Cases cases;

    @Autowired
    private FamilySight sight;

    @Autowired
    private FamilyAccounts families;

    @Test
    void everyRouteIsListed() throws IOException {
        var listed = new TreeSet<String>();
        matrix().forEach(it -> listed.add(it.method() + " " + it.path().replaceAll("\\{id:[a-z]+}", "{id}")));
        var routes = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith("org.havn.")) {
                for (var pattern : mapping.getPatternValues()) {
                    for (var verb : mapping.getMethodsCondition().getMethods()) {
                        routes.add(verb + " " + pattern);
                    }
                }
            }
        });

        assertThat(listed).isEqualTo(routes);
    }

    @Test
    void everybodyReachesWhatIsTheirsAndForEverybodyElseItIsNotThere() throws IOException {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        var opened = rounds.all().getFirst();
        var solve = rounds.solvesOf(opened.id()).getFirst();
        var values = new LinkedHashMap<String, String>();
        values.put("{number}", CASE);
        values.put("{household}", CASE);
        values.put("{code}", "4601");
        values.put("{key}", "countries");
        values.put("{act}", "confirmation");
        values.put("{rule:pin|forbid}", "pin");
        values.put("{round}", opened.id().value().toString());
        values.put("{solve}", solve.id().value().toString());
        values.put("{id}", opened.id().value().toString());
        values.put(
                "{id:need}",
                needs.of(new CaseNumber(CASE)).getFirst().id().value().toString());
        values.put("{id:question}", question(values));
        values.put(
                "{applicant}",
                cases.get(CASE).principalApplicant().person().value().toString());
        values.put("{id:interview}", interview());
        var wrong = new ArrayList<String>();
        for (var role : Role.values()) {
            for (var relation : Relation.values()) {
                var visitor = visitor(role, relation);
                for (var row : matrix()) {
                    check(visitor, row, role, relation, values, wrong);
                }
            }
        }
        var nobody = new Visitor(port);
        for (var row : matrix()) {
            var answer = ask(nobody, row, values);
            var turnedAway = (answer.statusCode() == 302
                            && answer.headers()
                                    .firstValue("location")
                                    .orElse("")
                                    .contains("/sign-in"))
                    || answer.statusCode() == 401
                    || answer.statusCode() == 403;
            if (!row.openToAll() && !turnedAway) {
                wrong.add(row.method() + " " + row.path() + " answered " + answer.statusCode() + " to nobody");
            }
        }

        assertThat(wrong).isEmpty();
    }

    private void check(
            Visitor visitor, Row row, Role role, Relation relation, Map<String, String> values, List<String> wrong) {
        if (row.openToAll() || row.path().equals("/sign-out")) {
            return;
        }
        var status = ask(visitor, row, values).statusCode();
        var expected = row.reached().getOrDefault(role, Set.of()).contains(relation);
        var reached = status != 404 && status != 403;
        if (status >= 500 || reached != expected) {
            wrong.add("%s %s answered %d to %s, %s; it should %s"
                    .formatted(
                            row.method(),
                            row.path(),
                            status,
                            role,
                            relation,
                            expected ? "be reached" : "not be there"));
        }
    }

    private static java.net.http.HttpResponse<String> ask(Visitor visitor, Row row, Map<String, String> values) {
        var path = row.path().replace("{code:\\d{4}}", "{code}");
        for (var value : values.entrySet()) {
            path = path.replace(value.getKey(), value.getValue());
        }
        path = path.replaceAll("\\{[a-z]+}", new UUID(0, 1).toString());
        var form = row.form();
        for (var value : values.entrySet()) {
            form = form.replace(value.getKey(), value.getValue());
        }
        return row.method().equals("GET")
                ? visitor.get(form.isEmpty() ? path : path + "?" + form)
                : visitor.post(path, form(form));
    }

    /// A question about another place, as the officer of the family asks it.
    private String question(Map<String, String> values) {
        var asked = visitor(Role.PLACEMENT_OFFICER, Relation.OWN)
                .post(
                        "/work/rounds/%s/proposals/%s/why-not".formatted(values.get("{round}"), CASE),
                        "solve",
                        values.getOrDefault("{solve}", ""),
                        "municipality",
                        "4601");
        var address = asked.headers().firstValue("location").orElseThrow();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /// An interview with the family, as its caseworker plans it.
    private String interview() {
        var planned = visitor(Role.CASEWORKER, Relation.OWN)
                .post(
                        "/work/cases/%s/interviews".formatted(CASE),
                        "on",
                        LocalDate.now(ZoneOffset.UTC).plusDays(2).toString(),
                        "language",
                        "ar");
        var address = planned.headers().firstValue("location").orElseThrow();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String[] form(String fields) {
        return fields.isBlank() ? new String[0] : fields.split("[&=]", -1);
    }

    /// Somebody of the family itself, or of another one.
    private Visitor familyMember(Relation relation) {
        var household = cases.get(relation == Relation.OTHER ? OTHER_CASE : CASE);
        var grown = sight.of(household);
        var person = grown.keySet().stream().sorted().findFirst().orElseThrow();
        var number = String.format(Locale.ROOT, "%08d", 10_000_000 + NUMBERS.incrementAndGet());
        OwnWork.run("test", () -> {
            families.endOf(person, "test");
            families.issueForDemonstration(
                    number, CODE, household.number().value(), person, grown.getOrDefault(person, Map.of()));
        });
        if (relation == Relation.EXCLUDED) {
            var account = families.ofCase(CASE).stream()
                    .filter(it -> it.number().equals(number))
                    .findFirst()
                    .orElseThrow();
            scopes.exclude(CASE, account.account(), "for everybody’s safety");
        }
        var visitor = new Visitor(port);
        visitor.post("/family/sign-in", "number", number, "code", CODE);
        return visitor;
    }

    private Visitor visitor(Role role, Relation relation) {
        if (role == Role.FAMILY_MEMBER) {
            return familyMember(relation);
        }
        var name = "matrix-" + UUID.randomUUID();
        UnitId unit = relation == Relation.OTHER ? DemoUnits.BEIRUT : DemoUnits.PLACEMENT;
        var account = accounts.open(name, "A tester", PASSWORD, Set.of(role), unit);
        if (relation == Relation.EXCLUDED) {
            scopes.exclude(CASE, account, "a relative of the family");
        }
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return visitor;
    }

    /// `method;path;form;` and then one column a role; the file says what its words mean.
    private static List<Row> matrix() throws IOException {
        try (var file = Objects.requireNonNull(
                AuthorizationMatrixTests.class.getResourceAsStream("/authorization-matrix.csv"))) {
            var rows = new ArrayList<Row>();
            var roles = new ArrayList<Role>();
            for (var line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                var cells = line.strip().split(";", -1);
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (roles.isEmpty()) {
                    for (var cell : List.of(cells).subList(3, cells.length)) {
                        roles.add(Role.valueOf(cell));
                    }
                    continue;
                }
                var reached = new EnumMap<Role, Set<Relation>>(Role.class);
                for (var i = 0; i < roles.size(); i++) {
                    reached.put(roles.get(i), relations(cells.length > 3 + i ? cells[3 + i] : "-"));
                }
                rows.add(new Row(cells[0], cells[1], cells[2], new LinkedHashMap<>(reached), cells[3].equals("all")));
            }
            return rows;
        }
    }

    private static Set<Relation> relations(String cell) {
        return switch (cell) {
            case "any", "all" -> Set.of(Relation.values());
            case "shared" -> Set.of(Relation.OWN, Relation.EXCLUDED);
            case "own" -> Set.of(Relation.OWN);
            case "-" -> Set.of();
            default -> throw new IllegalArgumentException("Not a word of the matrix: " + cell);
        };
    }
}
