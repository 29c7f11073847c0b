package org.havn.placement.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.havn.placement.engine.FamilyExplanation;
import org.havn.placement.engine.FamilyExplanation.Alternative;
import org.havn.placement.engine.FamilyExplanation.Blocked;
import org.havn.placement.engine.FamilyExplanation.Change;
import org.havn.placement.engine.FamilyExplanation.ForcedCost;
import org.havn.placement.engine.FamilyExplanation.HowSure;
import org.havn.placement.engine.FamilyExplanation.LinkPart;
import org.havn.placement.engine.FamilyExplanation.ScarcityPart;
import org.havn.placement.engine.FamilyExplanation.ValuePart;
import org.havn.placement.engine.InfeasibleBecause;
import org.havn.placement.engine.OneMore;
import org.havn.placement.engine.PairFacts.Obstacle;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.Prices;
import org.havn.placement.engine.SolveProgress.Stage;
import org.havn.placement.engine.SolveStatus;
import org.havn.placement.engine.StageProof;
import org.havn.placement.engine.WhyNot;
import org.havn.placement.worker.Explanations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationsFileTests {
    private static final Path SCHEMA = Path.of("docs/schemas/explanations.schema.json");
    private static final Obstacle TOO_FAR = new Obstacle("need-out-of-reach", List.of("dialysis", "45"));

    @TempDir
    Path temp;

    @Test
    void everyKindOfReasonFollowsThePublishedSchema() throws IOException {
        var file = file(Explained.FAMILIES, everyInfeasibility());

        file.write(temp);

        assertThat(faults(Files.readString(temp.resolve("explanations.json")))).isEmpty();
    }

    @Test
    void whatHavnPlaceWritesFollowsThePublishedSchema() throws IOException {
        var solved = Folder.in(temp);
        var infeasible = Folder.in(temp)
                .with("capacities.csv", "locality_id,dimension,capacity\nfjord,persons,3\nfjell,persons,4\n");

        Placing.place(solved);
        Placing.place(infeasible, "--place-all");

        assertThat(faults(solved.text("explanations.json"))).isEmpty();
        assertThat(faults(infeasible.text("explanations.json"))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNotAnExplanation() throws IOException {
        assertThat(faults("{}")).isNotEmpty();
        file(Explained.FAMILIES, List.of()).write(temp);
        var text = Files.readString(temp.resolve("explanations.json"));

        assertThat(faults(text.replace("lower-net", "feels-wrong"))).isNotEmpty();
        assertThat(faults(text.replace("\"locality_id\" : \"fjord\"", "\"locality_id\" : 7")))
                .isNotEmpty();
    }

    private static List<String> faults(String json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private ExplanationsFile file(List<FamilyExplanation> families, List<InfeasibleBecause> infeasible) {
        var problem = PlacementDirectory.read(Folder.in(temp).path()).problem();
        var summary =
                new Summary(SolveStatus.FEASIBLE, 9.5, 9.75, 0.026, 3, 3, 1.25, true, PlacementOptions.standard());
        return new ExplanationsFile(
                summary,
                List.of("a warning"),
                List.of(new StageProof(Stage.EMERGENCY, 1, 1, true), new StageProof(Stage.VALUE, 9.5, 9.75, false)),
                infeasible,
                problem,
                Prices.of(1, new double[] {0.5, 0}),
                new Explanations(
                        families,
                        List.of(
                                new OneMore("fjord", "persons", 0.5, 0.5, 1, true, 0),
                                new OneMore("fjell", "persons", 0.1, null, Double.POSITIVE_INFINITY, false, 1)),
                        true));
    }

    private static List<InfeasibleBecause> everyInfeasibility() {
        return List.of(
                new InfeasibleBecause.NoAdmissibleLocality("A"),
                new InfeasibleBecause.EveryLocalityForbidden("A"),
                new InfeasibleBecause.FitsNowhere("A"),
                new InfeasibleBecause.PinsExceedCapacity("fjord", "persons", 7, 6, List.of("A", "B")),
                new InfeasibleBecause.DemandExceedsCapacity("persons", 9, 8, List.of("A", "B", "C"), 2),
                new InfeasibleBecause.LinkCannotHold("A", "B"),
                new InfeasibleBecause.NotAllTogether(List.of("A", "B"), true));
    }

    /// Families with every kind of reason there is.
    private static final class Explained {
        static final List<FamilyExplanation> FAMILIES = List.of(
                new FamilyExplanation(
                        "A",
                        "fjord",
                        5,
                        3.5,
                        List.of(
                                new ValuePart("value", 5),
                                new ScarcityPart("persons", 0.5, 4, -2),
                                new LinkPart("B", 0.5)),
                        List.of(
                                alternative("fjell", new ForcedCost(1, 1, true, true, 0, List.of("B"))),
                                alternative(
                                        null,
                                        new ForcedCost(
                                                Double.POSITIVE_INFINITY,
                                                Double.POSITIVE_INFINITY,
                                                true,
                                                false,
                                                1,
                                                List.of())),
                                alternative("fjell", null)),
                        new HowSure(0.026, 1.0, true),
                        List.of(
                                new Change.MoreCapacity("fjell", "persons", 1, 0.5, true),
                                new Change.MoreValue("fjell", 0.25),
                                new Change.NeedMet("fjell", TOO_FAR)),
                        List.of()),
                new FamilyExplanation(
                        "B",
                        null,
                        0,
                        0,
                        List.of(),
                        List.of(),
                        new HowSure(0.026, null, false),
                        List.of(),
                        List.of(
                                new Blocked.ByNeed(TOO_FAR, 1),
                                new Blocked.ByCapacity("persons", false, 1),
                                new Blocked.ByPeople(1),
                                new Blocked.ByLink("A", 1))));

        private static Alternative alternative(String locality, ForcedCost cost) {
            return new Alternative(
                    locality,
                    4,
                    2,
                    List.of(
                            new WhyNot.Inadmissible(List.of(TOO_FAR)),
                            new WhyNot.ForbiddenByPeople(),
                            new WhyNot.PinnedElsewhere("fjord"),
                            new WhyNot.TooLarge("persons", 7, 6),
                            new WhyNot.AnotherGainsMore("persons", 4, 0, List.of("B")),
                            new WhyNot.Scarce("persons", 0.5, 4),
                            new WhyNot.LowerNet(1.5),
                            new WhyNot.LinkWouldBreak("B"),
                            new WhyNot.SafetyDistance(),
                            new WhyNot.EquallyGood("fjord")),
                    cost);
        }
    }
}
