package org.havn.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.DemoUnits;
import org.havn.access.FamilyAccounts;
import org.havn.access.FourEyes;
import org.havn.access.HouseholdOfFour;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailQuestion;
import org.havn.needs.Need;
import org.havn.needs.Needs;
import org.havn.people.BirthDate;
import org.havn.people.Kinship;
import org.havn.people.LifeStatus;
import org.havn.people.PersonId;
import org.havn.people.PersonName;
import org.havn.people.Persons;
import org.havn.people.Relation;
import org.havn.people.SamePersons;
import org.havn.people.Script;
import org.havn.people.Sex;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.havn.platform.Refusal;
import org.havn.reference.Priority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who is on a case, how soon it goes, how many places there are, and who is one with whom: never on one person's word.
@HavnTest
class CompositionTests {
    private static final String WHY = "certificate seen on Monday";

    @Autowired
    private Units units;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Persons persons;

    @Autowired
    private Cases cases;

    @Autowired
    private Needs needs;

    @Autowired
    private Composition composition;

    @Autowired
    private FamilyAccounts families;

    @Autowired
    private FamilySight sight;

    @Autowired
    private SamePersons same;

    @Autowired
    private FourEyes fourEyes;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    private HouseholdOfFour family;
    private UUID caseworker = new UUID(0, 0);
    private UUID colleague = new UUID(0, 0);
    private UUID stranger = new UUID(0, 0);

    @BeforeEach
    void aFamilyAndTwoWhoSeeIt() {
        DemoUnits.openIn(units);
        family = household();
        caseworker = account(DemoUnits.BEIRUT);
        colleague = account(DemoUnits.BEIRUT);
        stranger = account(DemoUnits.ANKARA);
    }

    @Test
    void aChildThatIsBornIsOnTheCaseOnceASecondPersonAgreesAndTheCaseWaitsUntilAllWasLookedAt() {
        As.account(caseworker, () -> composition.askToAdd(newborn(), CompositionReason.BIRTH, WHY));
        assertThat(cases.get(family.number()).householdSize()).isEqualTo(4);
        assertThat(composition.proposedFor(family.number())).hasSize(1);

        agree();

        var after = cases.get(family.number());
        var child = after.members().getLast().person();
        assertThat(after.householdSize()).isEqualTo(5);
        assertThat(after.aside()).contains(SideState.COMPOSITION_CHANGED);
        assertThat(persons.kinOf(List.of(child))).containsExactly(new Kinship(child, Relation.CHILD, family.mother()));
        assertThat(composition.proposedFor(family.number())).isEmpty();
        As.account(colleague, () -> assertThat(persons.find(child)).isPresent());
        assertThatThrownBy(() -> cases.move(family.number(), Stage.DECIDED, "go on"))
                .isInstanceOf(CaseSetAside.class);
        As.account(caseworker, () -> composition.checked(family.number(), "seats and home for five"));
        assertThat(cases.get(family.number()).aside()).isEmpty();
        assertThat(cases.threadOf(family.number()))
                .anyMatch(it -> it.key().equals("cases.thread.composition.BIRTH")
                        && it.arguments().equals(List.of("4", "5")));
    }

    @Test
    void whoIsRefusedLeavesNothingBehind() {
        As.account(caseworker, () -> composition.askToAdd(newborn(), CompositionReason.BIRTH, WHY));

        As.account(colleague, () -> fourEyes.refuse(waiting(), "there is no certificate"));

        assertThat(composition.proposedFor(family.number())).isEmpty();
        assertThat(cases.get(family.number()).householdSize()).isEqualTo(4);
    }

    @Test
    void whoLeavesTheCaseTakesTheirOwnAccountWithThem() {
        var fathers = issue(family.father());
        var mothers = issue(family.mother());
        As.account(
                caseworker,
                () -> composition.askToRemove(family.number(), family.father(), CompositionReason.LEFT, WHY));
        agree();

        assertThat(cases.get(family.number()).members())
                .extracting(CaseMember::person)
                .doesNotContain(family.father());
        assertThat(open(fathers)).isFalse();
        assertThat(open(mothers)).isTrue();
    }

    @Test
    void aDeathIsOnRecordAndTheDeadAreNotForgotten() {
        As.account(
                caseworker,
                () -> composition.askToRemove(family.number(), family.father(), CompositionReason.DEATH, WHY));
        agree();

        assertThat(persons.find(family.father()).orElseThrow().life()).isEqualTo(LifeStatus.DECEASED);
        As.account(caseworker, () -> assertThat(persons.find(family.father())).isPresent());
        assertThat(said(family)).contains(HouseholdOfFour.FATHER_SAID);
    }

    @Test
    void theOneAfterWhomTheCaseIsNamedCannotBeTakenOffAlone() {
        As.account(
                caseworker,
                () -> assertThatThrownBy(() ->
                                composition.askToRemove(family.number(), family.mother(), CompositionReason.LEFT, WHY))
                        .isInstanceOf(PrincipalApplicantStays.class));
    }

    @Test
    void whoAskedCannotAgreeAndWhoDoesNotSeeTheCaseIsNotTold() {
        As.account(
                caseworker,
                () -> composition.askToRemove(family.number(), family.father(), CompositionReason.LEFT, WHY));
        var request = waiting();

        As.account(
                caseworker,
                () -> assertThatThrownBy(() -> fourEyes.agree(request, "")).isInstanceOf(Refusal.class));
        As.account(stranger, () -> {
            assertThat(fourEyes.forReader()).noneMatch(it -> it.id().equals(request));
            assertThatThrownBy(() -> fourEyes.agree(request, "")).isInstanceOf(Refusal.class);
        });
        assertThat(cases.get(family.number()).householdSize()).isEqualTo(4);
    }

    @Test
    void aPriorityIsRaisedByTwoAndOnlyEverRaised() {
        As.account(
                caseworker, () -> assertThatThrownBy(() -> raise(Priority.NR)).isInstanceOf(PriorityNotRaised.class));
        As.account(caseworker, () -> raise(Priority.EM));
        assertThat(cases.get(family.number()).submissionPriority()).isEqualTo(Priority.NR);

        agree();

        var after = cases.get(family.number());
        assertThat(after.submissionPriority()).isEqualTo(Priority.EM);
        assertThat(after.processingPriority()).isEqualTo(Priority.NR);
    }

    @Test
    void placesOfAQuotaAreReleasedByTwoAndNeverThoseOfPeopleOnIt() {
        var programme = cases.get(family.number()).programme();
        As.account(
                caseworker,
                () -> assertThatThrownBy(() -> release(programme, 7)).isInstanceOf(QuotaNotReleased.class));
        As.account(caseworker, () -> release(programme, 5));
        assertThat(programmes.find(programme).orElseThrow().quota()).isEqualTo(10);

        agree();

        assertThat(programmes.find(programme).orElseThrow().quota()).isEqualTo(5);
        assertThat(acts()).contains("cases.quota.released");
    }

    @Test
    void twoRecordsOfOnePersonBecomeOneAndTwoAgainAndNothingIsLost() {
        var other = household();
        var kept = family.father();
        var absorbed = other.father();
        var before = snapshot(other);
        As.account(
                caseworker,
                () -> fourEyes.ask(MergePersons.CODE, MergePersons.parameters(family.number(), kept, absorbed), WHY));
        agree();

        assertThat(cases.get(other.number()).members())
                .extracting(CaseMember::person)
                .contains(kept)
                .doesNotContain(absorbed);
        assertThat(needs.of(other.number()))
                .filteredOn(it -> kept.equals(it.person()))
                .singleElement()
                .satisfies(it -> assertThat(it.words().verbatim()).isEqualTo(HouseholdOfFour.FATHER_SAID));
        assertThat(persons.kinOf(List.of(kept)).stream().map(Kinship::relative))
                .contains(other.mother(), other.son(), family.mother());
        assertThat(persons.find(absorbed)).as("what was written stays").isPresent();
        assertThat(same.andMerged(Set.of(kept.value()))).contains(absorbed.value());

        var merge = same.holding(List.of(kept)).getFirst();
        As.account(
                caseworker,
                () -> fourEyes.ask(
                        SplitPersons.CODE, SplitPersons.parameters(family.number(), merge), "other photograph"));
        agree();

        assertThat(snapshot(other)).isEqualTo(before);
        assertThat(same.holding(List.of(kept))).isEmpty();
        assertThat(acts()).contains("cases.persons.merged", "cases.persons.split");
    }

    @Test
    void kinAndPeopleOfStrangersAreNeverMadeOne() {
        var hidden = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.ANKARA);

        for (var absorbed : List.of(family.son(), hidden.father())) {
            As.account(
                    caseworker,
                    () -> assertThatThrownBy(() -> fourEyes.ask(
                                    MergePersons.CODE,
                                    MergePersons.parameters(family.number(), family.father(), absorbed),
                                    WHY))
                            .isInstanceOf(Refusal.class));
        }
    }

    /// Members, kin, needs with their words, and answers of a household, as they stand.
    private Map<String, Object> snapshot(HouseholdOfFour some) {
        var members = cases.get(some.number()).members();
        return Map.of(
                "members",
                members,
                "kin",
                Set.copyOf(
                        persons.kinOf(members.stream().map(CaseMember::person).toList())),
                "needs",
                Set.copyOf(needs.of(some.number()).stream()
                        .map(it -> it.person() + it.words().verbatim())
                        .toList()));
    }

    private List<String> said(HouseholdOfFour some) {
        return needs.of(some.number()).stream()
                .map(Need::words)
                .map(it -> it.verbatim())
                .toList();
    }

    private ProposedMember newborn() {
        return new ProposedMember(
                Ids.next(),
                family.number(),
                new PersonName("Noor", "Testfamily", Script.LATIN),
                new BirthDate.YearOnly(Year.now(ZoneOffset.UTC)),
                Sex.FEMALE,
                Relationship.CHILD,
                Relation.CHILD,
                family.mother());
    }

    private void raise(Priority to) {
        fourEyes.ask(
                RaisePriority.CODE, RaisePriority.parameters(family.number(), RaisePriority.Which.SUBMISSION, to), WHY);
    }

    private void release(ProgrammeId programme, int places) {
        fourEyes.ask(ReleaseQuota.CODE, ReleaseQuota.parameters(programme, places), WHY);
    }

    private void agree() {
        As.account(colleague, () -> fourEyes.agree(waiting(), ""));
    }

    private UUID waiting() {
        return jdbc.sql("select id from access.second_request where asked_by = :by and state = 'WAITING'")
                .param("by", caseworker)
                .query(UUID.class)
                .single();
    }

    private UUID issue(PersonId person) {
        var account = new UUID[1];
        var seen = sight.of(cases.get(family.number())).getOrDefault(person.value(), Map.of());
        As.account(
                caseworker,
                () -> OwnWork.run(
                        "test",
                        () -> account[0] = families.issue(
                                        family.number().value(), person.value(), seen, "known from interviews")
                                .account()));
        return account[0];
    }

    private boolean open(UUID account) {
        return families.ofCase(family.number().value()).stream()
                .anyMatch(it -> it.account().equals(account) && it.open());
    }

    private List<String> acts() {
        return trail.find(TrailQuestion.everything()).entries().stream()
                .map(it -> it.act())
                .toList();
    }

    private HouseholdOfFour household() {
        return new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.BEIRUT);
    }

    private UUID account(org.havn.access.UnitId unit) {
        return accounts.open(
                "composition-" + UUID.randomUUID(),
                "A tester",
                "a sentence to remember",
                Set.of(Role.CASEWORKER),
                unit);
    }
}
