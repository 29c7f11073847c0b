package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
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
import org.havn.access.Organisation;
import org.havn.access.Role;
import org.havn.access.UnitId;
import org.havn.access.Units;
import org.havn.access.exports.TestRecipient;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.FamilySight;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.FormJson;
import org.havn.interviews.forms.Label;
import org.havn.needs.Needs;
import org.havn.needs.Proposals;
import org.havn.placement.Rounds;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.Telling;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// SECURITY.md, S1: every operation, by every role, in every relation to the case or round that it is about.
///
/// The operations come from the route table; what is expected of each was written by hand, in
/// `authorization-matrix.csv`. A route that is not in the file fails the build.
@HavnTest
@TestPropertySource(properties = {"havn.placement.seconds=2", "havn.tested=matrix"}) // a database of its own
class AuthorizationMatrixTests {
    private static final String CASE = "HVN-26-000200";
    private static final String OTHER_CASE = "HVN-26-000001";
    private static final String CODE = "1234567812345678";
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String PASSWORD = "a sentence to remember";

    private static final UnitId ABROAD = new UnitId(UUID.fromString("01920000-0000-7000-8000-0000000000c1"));
    private static final UnitId FORMER = new UnitId(UUID.fromString("01920000-0000-7000-8000-0000000000c2"));
    private static final UnitId SPARE = new UnitId(UUID.fromString("01920000-0000-7000-8000-0000000000c3"));

    /// What an account is to the case.
    private enum Relation {
        /// It is assigned to the case; its unit has nothing to do with it.
        ASSIGNED,
        /// Its unit looks after the case or places it.
        UNIT,
        /// Another unit of the same organisation.
        OTHER,
        /// A unit of an organisation in another country.
        COUNTRY,
        /// Its unit sees the case, and the account is shut out of it.
        EXCLUDED,
        /// Its unit sees the case, which is closed.
        CLOSED,
        /// A unit that saw the case until it was handed on.
        TRANSFERRED
    }

    private record Word(Set<Relation> reached) {
        /// Relations that are worth a walk: where a role reaches all or nothing, the nearest and the farthest.
        Set<Relation> walked() {
            return reached.isEmpty()
                    ? EnumSet.of(Relation.ASSIGNED, Relation.UNIT)
                    : reached.size() == Relation.values().length
                            ? EnumSet.of(Relation.UNIT, Relation.COUNTRY, Relation.EXCLUDED)
                            : EnumSet.allOf(Relation.class);
        }
    }

    private record Row(String method, String path, String form, Map<Role, Word> reached, boolean openToAll) {
        Word word(Role role) {
            return reached.getOrDefault(role, new Word(Set.of()));
        }
    }

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
    private Proposals proposals;

    @Autowired
    private Cases cases;

    @Autowired
    private FamilySight sight;

    @Autowired
    private FamilyAccounts families;

    @Autowired
    private Units units;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private TransactionTemplate transaction;

    private final List<UUID> visitors = new ArrayList<>();

    @Test
    void everyRouteIsListed() throws IOException {
        var listed = new TreeSet<String>();
        matrix().forEach(it -> listed.add(it.method() + " " + it.path().replaceAll("\\{(id|key):[a-z]+}", "{$1}")));
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
        values.put("{key:table}", "capacities");
        values.put("{act}", "confirmation");
        values.put("{rule:pin|forbid|away|near|apart}", "pin");
        values.put("{round}", opened.id().value().toString());
        values.put("{solve}", solve.id().value().toString());
        values.put("{id}", opened.id().value().toString());
        values.put(
                "{id:need}",
                needs.of(new CaseNumber(CASE)).getFirst().id().value().toString());
        values.put("{programme}", opened.programme().value().toString());
        values.put(
                "{id:proposal}",
                proposals.waiting(new CaseNumber(CASE)).getFirst().id().value().toString());
        var colleague = people(values);
        values.put("{id:question}", question(values));
        values.put("{inquiry}", inquiry(values));
        values.put(
                "{applicant}",
                cases.get(CASE).principalApplicant().person().value().toString());
        values.put("{person}", values.getOrDefault("{applicant}", ""));
        values.put("{recipient}", recipient(colleague).toString());
        values.put("{id:interview}", interview());
        values.put("{form}/{version}/sounds/{name}", soundOfForm());
        values.put("{id:opening}", opening(values.getOrDefault("{other-case}", "")));
        values.put("{id:request}", request(colleague));
        var wrong = new ArrayList<String>();
        var rows = matrix();
        scheduler.pause(); // for good: a solver for each thing that is asked would take most of the time
        for (var role : Role.values()) {
            for (var relation : Relation.values()) {
                var visitor = visitor(role, relation);
                inStageOf(relation, () -> {
                    for (var row : rows) {
                        if (row.word(role).walked().contains(relation)) {
                            check(visitor, row, role, relation, values, wrong);
                        }
                    }
                });
            }
        }
        var nobody = new Visitor(port);
        for (var row : rows) {
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
        var expected = row.word(role).reached().contains(relation);
        var reached = status != 404 && status != 403 && status != 401 && status != 400 && status != 415;
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
        var form = row.form()
                .replace("{fresh}", "fresh-" + UUID.randomUUID())
                .replace("{new-id}", UUID.randomUUID().toString());
        for (var value : values.entrySet()) {
            path = path.replace(value.getKey(), value.getValue());
            form = form.replace(value.getKey(), value.getValue());
        }
        path = path.replaceAll("\\{[a-z]+}", new UUID(0, 1).toString());
        if (row.method().equals("GET")) {
            return visitor.get(form.isEmpty() ? path : path + "?" + form);
        }
        return form.startsWith("file")
                ? visitor.upload(path, "table.csv", "code\n", form(form.replaceFirst("file&?", "")))
                : visitor.post(path, form(form));
    }

    /// Somebody to be given, or shut out of, a case, and units that have nothing to do with it any more.
    private UUID people(Map<String, String> values) {
        var abroad = new Organisation(ABROAD.value(), "Matrix abroad", Organisation.Kind.AGENCY, "LB");
        units.found(abroad);
        units.open(ABROAD, abroad.id(), "Office abroad");
        var agency = units.organisations().stream()
                .filter(it -> it.name().equals("Havn demo organisation"))
                .findFirst()
                .orElseThrow();
        units.open(FORMER, agency.id(), "Matrix, former office");
        units.open(SPARE, agency.id(), "Matrix, spare office");
        scopes.share(CASE, FORMER, "until-it-was-handed-on");
        scopes.unshare(CASE, FORMER);
        var colleague =
                accounts.open("matrix-" + UUID.randomUUID(), "A colleague", PASSWORD, Set.of(Role.CASEWORKER), SPARE);
        values.put("{organisation}", agency.id().toString());
        values.put("{unit}", SPARE.toString());
        values.put("{colleague}", colleague.toString());
        values.put("{id:account}", colleague.toString());
        values.put(
                "{other-case}",
                jdbc.sql("select min(case_number) from cases.resettlement_case where case_number <> :number")
                        .param("number", CASE)
                        .query(String.class)
                        .single());
        values.put(
                "{grant}",
                jdbc.sql("select id from access.role_grant where account = :account")
                        .param("account", colleague)
                        .query(UUID.class)
                        .single()
                        .toString());
        return colleague;
    }

    /// Whom a file may go to; what is asked for waits for a second person, so nothing is sealed for them here.
    private UUID recipient(UUID colleague) throws IOException {
        var id = UUID.randomUUID();
        byte[] certificate;
        try {
            certificate = TestRecipient.onCurve("secp256r1").certificate().getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IOException(impossible);
        }
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                insert into access.recipient (id, name, organisation, certificate, fingerprint, good_until, asked_by,
                                              asked_at, registered_at)
                values (:id, 'Somebody', 'Somewhere', :certificate, sha256(:certificate), now() + interval '20 days',
                        :by, now(), now())
                """)
                .param("id", id)
                .param("certificate", certificate)
                .param("by", colleague)
                .update());
        return id;
    }

    /// A role that waits for a second person.
    private String request(UUID colleague) {
        visitor(Role.ADMINISTRATOR, Relation.OTHER)
                .post(
                        "/work/accounts/" + colleague + "/roles",
                        "role",
                        "AUDITOR",
                        "unit",
                        SPARE.toString(),
                        "because",
                        "reads the plans");
        return jdbc.sql("select id from access.second_request where asked_by = :account")
                .param("account", visitors.getLast())
                .query(UUID.class)
                .single()
                .toString();
    }

    /// An emergency that waits for its review.
    private String opening(String otherCase) {
        visitor(Role.CASEWORKER, Relation.OTHER)
                .post("/work/case-openings/new/emergency", "number", otherCase, "because", "somebody is in danger");
        return jdbc.sql("select id from access.case_opening where case_number = :number and account = :account")
                .param("number", otherCase)
                .param("account", visitors.getLast())
                .query(UUID.class)
                .single()
                .toString();
    }

    /// The walk through a closed case is one through the same case while it is closed.
    private void inStageOf(Relation relation, Runnable walk) {
        var stage = jdbc.sql("select stage from cases.resettlement_case where case_number = :number")
                .param("number", CASE)
                .query(String.class)
                .single();
        if (relation == Relation.CLOSED) {
            stage("CLOSED");
        }
        walk.run();
        if (relation == Relation.CLOSED) {
            stage(stage);
        }
    }

    private void stage(String stage) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("update cases.resettlement_case set stage = :stage where case_number = :number")
                        .param("stage", stage)
                        .param("number", CASE)
                        .update());
    }

    /// A question about another place, as the officer of the family asks it.
    private String question(Map<String, String> values) {
        var asked = visitor(Role.PLACEMENT_OFFICER, Relation.UNIT)
                .post(
                        "/work/rounds/%s/proposals/%s/why-not".formatted(values.get("{round}"), CASE),
                        "solve",
                        values.getOrDefault("{solve}", ""),
                        "municipality",
                        "4601");
        var address = asked.headers().firstValue("location").orElseThrow();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /// What a rule about the family would cost, as its officer asks it.
    private String inquiry(Map<String, String> values) {
        var asked = visitor(Role.PLACEMENT_OFFICER, Relation.UNIT)
                .post(
                        "/work/rounds/%s/proposals/%s/forbid".formatted(values.get("{round}"), CASE),
                        "community",
                        "0301");
        var address = asked.headers().firstValue("location").orElseThrow();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /// An interview with the family, as its caseworker plans it.
    private String interview() {
        var planned = visitor(Role.CASEWORKER, Relation.UNIT)
                .post(
                        "/work/cases/%s/interviews".formatted(CASE),
                        "on",
                        LocalDate.now(ZoneOffset.UTC).plusDays(2).toString(),
                        "language",
                        "ar");
        var address = planned.headers().firstValue("location").orElseThrow();
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /// A question that somebody can listen to.
    private String soundOfForm() {
        var form = new Form("matrix", "1", Label.NONE, "en", List.of("en"), List.of(), Map.of());
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(
                            "insert into interviews.form (id, version, definition, kept_at) values ('matrix', '1', :form, now())")
                    .param("form", FormJson.write(form))
                    .update();
            jdbc.sql("""
                    insert into interviews.form_sound (form_id, form_version, name, kind, md5, content)
                    values ('matrix', '1', 'one.ogg', 'OGG', md5(''), 'OggS')
                    """).update();
        });
        return "matrix/1/sounds/one.ogg";
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
        var ours = role == Role.CASEWORKER ? DemoUnits.ANKARA : DemoUnits.PLACEMENT;
        var unit = switch (relation) {
            case ASSIGNED, OTHER -> DemoUnits.BEIRUT;
            case COUNTRY -> ABROAD;
            case TRANSFERRED -> FORMER;
            case UNIT, EXCLUDED, CLOSED -> ours;
        };
        var account = accounts.open(name, "A tester", PASSWORD, Set.of(role), unit);
        visitors.add(account);
        if (relation == Relation.ASSIGNED) {
            scopes.assign(CASE, account, "knows-the-family");
        }
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
                var reached = new EnumMap<Role, Word>(Role.class);
                for (var i = 0; i < roles.size(); i++) {
                    reached.put(roles.get(i), new Word(relations(cells.length > 3 + i ? cells[3 + i] : "-")));
                }
                rows.add(new Row(cells[0], cells[1], cells[2], new LinkedHashMap<>(reached), cells[3].equals("all")));
            }
            return rows;
        }
    }

    private static Set<Relation> relations(String cell) {
        return switch (cell) {
            case "any", "all" -> EnumSet.allOf(Relation.class);
            case "own" -> EnumSet.of(Relation.ASSIGNED, Relation.UNIT, Relation.CLOSED);
            case "unit", "holder" -> EnumSet.of(Relation.UNIT, Relation.CLOSED);
            case "shared" -> EnumSet.of(Relation.UNIT, Relation.CLOSED, Relation.EXCLUDED);
            case "organisation" -> EnumSet.complementOf(EnumSet.of(Relation.COUNTRY));
            case "-" -> Set.of();
            default -> throw new IllegalArgumentException("Not a word of the matrix: " + cell);
        };
    }
}
