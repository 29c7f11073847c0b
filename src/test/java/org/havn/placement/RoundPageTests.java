package org.havn.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.DemoAccounts;
import org.havn.cases.CaseNumber;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Priority;
import org.havn.placement.files.PlaceCommand;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.havn.platform.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.HtmlUtils;
import picocli.CommandLine;

/// The page of a round, with the plans that people ask for after the first one.
@HavnTest
@TestPropertySource(properties = "havn.tested=every-page") // shares the demonstration's database
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoundPageTests {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final CaseNumber WIDOWS = new CaseNumber("HVN-26-000200");

    @Autowired
    private Rounds rounds;

    @Autowired
    private SolveRows solves;

    @Autowired
    private ReasonWords reasons;

    @Autowired
    private RoundProblems problems;

    @Autowired
    private ProblemArchive archive;

    @Autowired
    private Texts texts;

    private Visitor officer;
    private Round round;

    @BeforeAll
    void anOfficerLooksAtTheDemonstrationsRound(@Autowired List<AtStart> work, @LocalServerPort int port) {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        officer = new Visitor(port);
        var account = DemoAccounts.ALL.getFirst();
        officer.signIn(account.signInName(), account.password());
        round = rounds.all().getLast();
        await(this::nothingRuns);
    }

    @Test
    @Order(1)
    void whatOneMoreWouldAddStandsUnderThePlan() {
        var plan = rounds.newestPlan(round.id()).orElseThrow();
        var words = texts.in(Locale.ENGLISH);

        assertThat(page()).contains(words.say("placement.one-more.title")).doesNotContain(": 0.0 points");
        solves.oneMoreOf(plan.id())
                .flatMap(OneMoreRow::worthTelling)
                .ifPresentOrElse(
                        rows -> assertThat(rows)
                                .isNotEmpty()
                                .allSatisfy(row -> assertThat(reasons.oneMore(row, words))
                                        .contains("(assumed)") // as every capacity of the demonstration is
                                        .satisfies(it -> assertThat(page()).contains(it))),
                        () -> assertThat(page()).contains(words.say("placement.one-more.unasked.text")));
    }

    @Test
    @Order(2)
    void aPinMakesANewPlanAndThePageSaysWhatChangedAndWhatItCost() {
        var before = rounds.newestPlan(round.id()).orElseThrow();
        var problem = problems.of(round).problem();
        var proposal = solves.proposalsOf(before.id()).stream()
                .filter(it -> !it.household().equals(WIDOWS) && it.community() != null)
                .filter(it -> elsewhere(problem, it).isPresent())
                .findFirst()
                .orElseThrow();
        var there = elsewhere(problem, proposal).orElseThrow();

        var asked =
                officer.post(address() + "/proposals/" + proposal.household().value() + "/pin", "community", there);
        var location = asked.headers().firstValue("location").orElseThrow();
        var cost = location.substring(location.indexOf("/work/"));
        await(() -> !officer.get(cost).body().contains("id=\"inquiry\""));
        officer.post(cost, "because", "Her brother lives there");
        await(this::nothingRuns);

        var after = rounds.newestPlan(round.id()).orElseThrow();
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(solves.proposal(after.id(), proposal.household())
                        .orElseThrow()
                        .community())
                .hasToString(there);
        var comparison = PlanComparison.of(
                solves.proposalsOf(after.id()),
                java.util.Objects.requireNonNull(after.answer()),
                solves.proposalsOf(before.id()),
                java.util.Objects.requireNonNull(before.answer()));
        assertThat(page())
                .contains("What changed since the plan before", comparison.sentence(texts.in(Locale.ENGLISH)))
                .contains(proposal.household().value() + ": from "
                        + reasons.community(String.valueOf(proposal.community())) + " to " + reasons.community(there));
    }

    @Test
    @Order(3)
    void aSolverThatIsKilledTakesTheSiteNowhereAndThePageSaysSo() {
        rounds.rulesOf(round.id()).forEach(it -> rounds.lift(round.id(), it.id()));
        officer.post(address() + "/solve");
        await(() -> workers().findAny().isPresent());

        workers().forEach(ProcessHandle::destroyForcibly);
        await(this::nothingRuns);

        assertThat(page()).contains("The solver’s process ended unexpectedly");
        assertThat(officer.get("/work/cases").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void aProblemTakenOutAsAnArchiveIsSolvedElsewhereToTheSameWorth(@TempDir Path folder) throws IOException {
        var problem = PlacementProblem.builder();
        problem.family("1", 4, Priority.EM);
        problem.family("2", 2, Priority.NR);
        problem.locality("4601");
        problem.locality("0301");
        problem.capacity("4601", "places", 4).capacity("0301", "places", 4);
        problem.demand("1", "places", 4).demand("2", "places", 2);
        problem.value("1", "4601", 5)
                .value("1", "0301", 3.5)
                .value("2", "4601", 4)
                .value("2", "0301", 1.25);

        unzip(archive.zip(problem.build()), folder);
        var out = new java.io.StringWriter();
        var exit = new CommandLine(new PlaceCommand())
                .setOut(new java.io.PrintWriter(out))
                .execute(folder.toString());

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("objective=7.5"); // 3.5 and 4, for both do not fit into 4601
        assertThat(Files.readString(folder.resolve("localities.csv"))).contains("Bergen");
    }

    @Test
    @Order(4)
    void thePlanIsThereBeforeTheReasonsForIt() {
        var words = texts.in(Locale.ENGLISH);
        officer.post(address() + "/solve");
        await(() ->
                rounds.solvesOf(round.id()).stream().noneMatch(it -> it.state().open()));

        var plan = rounds.newestPlan(round.id()).orElseThrow();
        assertThat(plan.reasoning()).as("its worker goes on").isTrue();
        assertThat(java.util.Objects.requireNonNull(plan.answer()).provenBest()).isTrue();
        assertThat(page()).contains(words.say("placement.reasoning"));
        assertThat(officer.get(address() + "/one-more").body())
                .contains(words.say("placement.reasoning.one-more"))
                .doesNotContain(words.say("placement.one-more.unasked.text"));
        assertThat(alternatives(plan)).isZero();

        await(this::nothingRuns);
        assertThat(page()).doesNotContain(words.say("placement.reasoning"));
        assertThat(alternatives(plan)).isPositive();
    }

    @Test
    @Order(6)
    void whoIsSettledStaysOnThePageAndIsNoLossOfTheNextPlan() {
        var words = texts.in(Locale.ENGLISH);
        var before = rounds.newestPlan(round.id()).orElseThrow();
        var settled = solves.proposal(before.id(), WIDOWS).orElseThrow();
        var hers = address() + "/proposals/" + WIDOWS.value();
        assertThat(page()).contains("that nobody has checked", words.say("placement.unmet.unchecked", 1));

        var accepted = officer.post(
                hers + "/acceptance",
                "solve",
                before.id().value().toString(),
                "community",
                String.valueOf(settled.community()),
                "because",
                "Her son is seen there");
        assertThat(accepted.statusCode()).isEqualTo(302);
        assertThat(officer.get("/work/communities/" + settled.community() + "/placements")
                        .body())
                .contains(
                        WIDOWS.value(),
                        words.say("placement.communities.left"),
                        "<td class=\"number\">7</td>",
                        "assumed");
        officer.post(address() + "/solve");
        await(() ->
                rounds.solvesOf(round.id()).stream().noneMatch(it -> it.state().open()));

        var after = rounds.newestPlan(round.id()).orElseThrow();
        assertThat(solves.proposal(after.id(), WIDOWS)).isEmpty();
        var comparison = PlanComparison.of(
                solves.proposalsOf(after.id()),
                java.util.Objects.requireNonNull(after.answer()),
                solves.proposalsOf(before.id()),
                java.util.Objects.requireNonNull(before.answer()));
        assertThat(comparison.moves())
                .as("as good without her, so nobody has to move")
                .isEmpty();
        assertThat(page())
                .contains(hers, words.say("placement.state.accepted"), words.say("placement.comparison.gone", 1))
                .contains("as many families are placed")
                .doesNotContain("one family fewer is placed");
        assertThat(officer.post(hers + "/taking-back", "version", "1", "because", "To be looked at once more")
                        .statusCode())
                .isEqualTo(302);
    }

    private long alternatives(Solve plan) {
        return solves.proposalsOf(plan.id()).stream()
                .mapToLong(it -> it.reasons().alternatives().size())
                .sum();
    }

    @Test
    @Order(5)
    void aFamilyThatCannotWaitGetsARoundOfItsOwn() {
        var programme = round.programme().value().toString();
        var answer = officer.post(
                "/work/rounds", "programme", programme, "name", "At once", "only", " hvn-26-000200, HVN-26-000200 ");

        var address = answer.headers().firstValue("Location").orElseThrow();
        var urgent = rounds.get(RoundId.of(address.substring(address.lastIndexOf('/') + 1)));
        await(() ->
                rounds.solvesOf(urgent.id()).stream().noneMatch(it -> it.state().open()));

        assertThat(urgent.households()).isEqualTo(1);
        var plan = rounds.newestPlan(urgent.id()).orElseThrow();
        assertThat(java.util.Objects.requireNonNull(plan.answer()).provenBest()).isTrue();
        assertThat(solves.proposalsOf(plan.id()))
                .singleElement()
                .satisfies(it -> assertThat(it.household()).isEqualTo(WIDOWS))
                .satisfies(it -> assertThat(it.community()).isNotNull());
    }

    @Test
    @Order(6)
    void aCaseThatDoesNotWaitOpensNoRound() {
        var before = rounds.all().size();
        var programme = round.programme().value().toString();

        var answer =
                officer.post("/work/rounds", "programme", programme, "name", "", "only", "HVN-26-000200 HVN-26-999999");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(HtmlUtils.htmlUnescape(answer.body())).contains("“HVN-26-999999” is not the number of a case");
        assertThat(rounds.all()).hasSize(before);
    }

    private static void unzip(byte[] bytes, Path folder) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(entry.getName()));
            }
        }
    }

    /// Another place that would take the family, were nobody else there.
    private static Optional<String> elsewhere(PlacementProblem problem, Proposal proposal) {
        var family = problem.familyIndex(proposal.household().value());
        return IntStream.range(0, problem.localities())
                .filter(it -> !problem.localityId(it).equals(String.valueOf(proposal.community())))
                .filter(it -> problem.pair(family, it) != PlacementProblem.NONE)
                .filter(it -> IntStream.range(0, problem.dimensions())
                        .allMatch(d -> problem.demand(family, problem.pair(family, it), d) <= problem.free(it, d)))
                .mapToObj(problem::localityId)
                .findFirst();
    }

    private String address() {
        return "/work/rounds/" + round.id().value();
    }

    private String page() {
        return HtmlUtils.htmlUnescape(officer.get(address()).body());
    }

    private boolean nothingRuns() {
        return rounds.solvesOf(round.id()).stream().noneMatch(it -> it.state().open() || it.reasoning());
    }

    /// The solver's processes of this test's own site.
    private static java.util.stream.Stream<ProcessHandle> workers() {
        return ProcessHandle.current()
                .descendants()
                .filter(it -> it.info().commandLine().orElse("").contains("WorkerMain"));
    }

    private static void await(Supplier<Boolean> until) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!until.get()) {
            assertThat(System.nanoTime() - end).as("waited long enough").isNegative();
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
