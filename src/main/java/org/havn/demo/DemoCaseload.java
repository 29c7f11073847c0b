package org.havn.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.havn.access.DemoUnits;
import org.havn.cases.CaseLink;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Programme;
import org.havn.cases.ProgrammeId;
import org.havn.cases.ResettlementCase;
import org.havn.cases.SafetyDistance;
import org.havn.cases.Stage;
import org.havn.cases.StateDecision;
import org.havn.needs.Answer;
import org.havn.needs.Confirmation;
import org.havn.needs.Need;
import org.havn.needs.NeedId;
import org.havn.needs.NeedState;
import org.havn.needs.Topic;
import org.havn.needs.TopicAnswer;
import org.havn.people.Sex;
import org.havn.reference.CountryCode;
import org.havn.reference.Priority;
import org.havn.reference.SubmissionCategory;

/// An invented caseload: a plan in, always the same families out. Plain Java, without a database or a clock.
///
/// @param families the widow's family first, where the plan has Syrians in Türkiye
public record DemoCaseload(
        Programme programme, List<DemoFamily> families, List<CaseLink> links, List<SafetyDistance> distances) {

    public DemoCaseload {
        families = List.copyOf(families);
        links = List.copyOf(links);
        distances = List.copyOf(distances);
    }

    /// How many persons travel.
    public int people() {
        return families.stream()
                .mapToInt(it -> it.resettlementCase().householdSize())
                .sum();
    }

    /// Invents what the plan asks for.
    public static DemoCaseload generate(DemoPlan plan) {
        return new Maker(plan).make();
    }

    /// The work of making one caseload.
    private static final class Maker {
        private final DemoPlan plan;
        private final Chance chance;
        private final Map<CountryCode, Origin> origins = new HashMap<>();
        private final ProgrammeId programme;

        Maker(DemoPlan plan) {
            this.plan = plan;
            this.chance = new Chance(plan.seed());
            this.programme = new ProgrammeId(chance.id());
        }

        DemoCaseload make() {
            var drafts = new ArrayList<Family>();
            var widows = withWidow()
                    ? new WidowsFamily(chance, plan.asOf(), origin(plan.flows().getFirst()))
                    : null;
            var maker = new FamilyMaker(chance, plan.asOf());
            for (var household : households(widows != null)) {
                drafts.add(maker.of(household, origin(household.flow)));
            }
            new NeedMaker(chance).share(drafts);

            var families = new ArrayList<DemoFamily>();
            if (widows != null) {
                families.add(new Finisher(widows.family(), WidowsFamily.NUMBER, Priority.UG)
                        .finish(widows.needs(), categories("AWR", "MED")));
            }
            var priorities = priorities(drafts);
            var serial = 0;
            for (var draft : drafts) {
                var number = number(++serial == 200 ? ++serial : serial);
                var finisher = new Finisher(draft, number, priorities.getOrDefault(draft, Priority.NR));
                families.add(finisher.finish(finisher.needs(), categories(draft)));
            }
            var ties = new Ties(
                    chance,
                    families.stream()
                            .map(it -> it.resettlementCase().number())
                            .filter(it -> !it.equals(WidowsFamily.NUMBER))
                            .toList());
            return new DemoCaseload(programme(families), families, ties.links(), ties.distances());
        }

        private boolean withWidow() {
            var first = plan.flows().getFirst();
            return first.origin().value().equals("SY") && first.asylum().value().equals("TR");
        }

        private Origin origin(DemoPlan.Flow flow) {
            return origins.computeIfAbsent(flow.origin(), Origin::new);
        }

        private Programme programme(List<DemoFamily> families) {
            var people = families.stream()
                    .mapToInt(it -> it.resettlementCase().householdSize())
                    .sum();
            return new Programme(
                    programme,
                    "Havn demo 2026",
                    people,
                    plan.flows().getFirst().asylum(),
                    new CountryCode("NO"),
                    plan.asOf().withDayOfYear(1),
                    plan.asOf().plusMonths(6),
                    DemoUnits.ANKARA,
                    DemoUnits.PLACEMENT,
                    true);
        }

        private static CaseNumber number(int serial) {
            return new CaseNumber(String.format(Locale.ROOT, "HVN-26-%06d", serial));
        }

        private List<Household> households(boolean withWidow) {
            var all = new ArrayList<Household>();
            var sharing = new Households(chance);
            var families = switch (plan.size()) {
                case DemoPlan.Size.People _ -> Integer.MAX_VALUE;
                case DemoPlan.Size.Families(var count) -> count - (withWidow ? 1 : 0);
            };
            // more people than so many families can have; the rest is left out at the end
            var people = switch (plan.size()) {
                case DemoPlan.Size.People(var count) -> count;
                case DemoPlan.Size.Families(var count) -> count * 6;
            };
            var shared = 0;
            var sum = plan.flows().stream().mapToDouble(DemoPlan.Flow::share).sum();
            for (var flow : plan.flows()) {
                var last = flow.equals(plan.flows().getLast());
                var part = last ? people - shared : (int) Math.round(people * flow.share() / sum);
                shared += part;
                var population = new Population(flow, part);
                if (withWidow && flow.equals(plan.flows().getFirst())) {
                    takeWidowsFamily(population);
                }
                all.addAll(sharing.of(population, flow));
            }
            chance.shuffle(all);
            return all.size() > families ? all.subList(0, families) : all;
        }

        private static void takeWidowsFamily(Population population) {
            population.takeOrNearest(Sex.FEMALE, AgeBand.ADULT);
            var girls = Set.of(16, 9, 4);
            for (var age : WidowsFamily.CHILDREN) {
                population.takeOrNearest(girls.contains(age) ? Sex.FEMALE : Sex.MALE, AgeBand.of(age));
            }
        }

        /// The most pressing families are the emergencies, by assumption 4 in a hundred, and the next 18 are urgent.
        private Map<Family, Priority> priorities(List<Family> families) {
            var byPressure = new ArrayList<>(families);
            chance.shuffle(byPressure);
            byPressure.sort(Comparator.comparingInt(Family::pressing).reversed());
            var emergencies = Math.max(1, families.size() * 4 / 100);
            var urgent = families.size() * 22 / 100;
            var priorities = new HashMap<Family, Priority>();
            for (var i = 0; i < byPressure.size(); i++) {
                priorities.put(
                        byPressure.get(i), i < emergencies ? Priority.EM : i < urgent ? Priority.UG : Priority.NR);
            }
            return priorities;
        }

        private static List<SubmissionCategory> categories(String first, String second) {
            return List.of(new SubmissionCategory(first), new SubmissionCategory(second));
        }

        private static List<SubmissionCategory> categories(Family family) {
            var medical = family.needs.stream()
                    .anyMatch(it -> it.hard() && it.kind().confirmedBy().equals("doctor"));
            var womanAlone = family.principalApplicant().person().sex() == Sex.FEMALE
                    && family.members.stream().filter(it -> it.age() >= 18).count() == 1;
            if (medical) {
                return womanAlone ? categories("MED", "AWR") : categories("MED", "LFDS");
            }
            return womanAlone ? categories("AWR", "LFDS") : categories("LPN", "LFDS");
        }

        /// Turns a draft into what Havn keeps.
        private final class Finisher {
            private final Family family;
            private final CaseNumber number;
            private final Priority priority;

            Finisher(Family family, CaseNumber number, Priority priority) {
                this.family = family;
                this.number = number;
                this.priority = priority;
            }

            DemoFamily finish(List<Need> needs, List<SubmissionCategory> categories) {
                var persons = new ArrayList<>(
                        family.members.stream().map(Member::person).toList());
                persons.addAll(family.others);
                return new DemoFamily(resettlementCase(categories), persons, family.kinships, needs, answers(needs));
            }

            private ResettlementCase resettlementCase(List<SubmissionCategory> categories) {
                var registered = plan.asOf().minusDays(chance.between(150, 420));
                var stage = stage();
                return new ResettlementCase(
                        number,
                        programme,
                        family.members.stream()
                                .map(it -> new CaseMember(it.person().id(), it.relationship(), true))
                                .toList(),
                        stage,
                        plan.asOf().minusDays(chance.between(2, 60)),
                        stage.compareTo(Stage.DECIDED) >= 0 ? StateDecision.ACCEPTED : null,
                        Set.of(),
                        categories.getFirst(),
                        categories.getLast(),
                        priority,
                        priority,
                        registered,
                        1);
            }

            private Stage stage() {
                return switch (plan.stages()) {
                    case AWAITING_PLACEMENT -> Stage.DECIDED;
                    case EVERYWHERE ->
                        number.equals(WidowsFamily.NUMBER) || chance.happens(0.4)
                                ? Stage.DECIDED
                                : chance.one(List.of(Stage.values()));
                };
            }

            /// The needs in the order in which the family would tell them: what presses most comes first.
            List<Need> needs() {
                var ordered = new ArrayList<>(family.needs);
                chance.shuffle(ordered);
                ordered.sort(Comparator.comparing((NeedDraft it) -> it.kind().severity())
                        .thenComparingInt(it -> it.hard() ? 0 : 1));
                var needs = new ArrayList<Need>();
                for (var draft : ordered) {
                    needs.add(need(draft, needs.size() + 1));
                }
                return needs;
            }

            private Need need(NeedDraft draft, int rank) {
                var kind = draft.kind();
                var confirmed = draft.hard() || chance.happens(0.88);
                var requirement = kind.requirement(draft.hard(), family.origin.interpreter);
                var member = draft.member();
                return new Need(
                        new NeedId(chance.id()),
                        number,
                        member == null ? null : member.person().id(),
                        rank,
                        family.origin.say(
                                kind.name(),
                                member == null ? Sex.UNKNOWN : member.person().sex()),
                        requirement,
                        kind.codes(),
                        kind.severity(),
                        kind.phases(),
                        switch (kind.confirmedBy()) {
                            case "doctor" -> "medical-form";
                            case "best-interests-officer" -> "best-interests";
                            default -> "interview";
                        },
                        confirmed
                                ? new Confirmation(
                                        kind.confirmedBy(), plan.asOf().minusDays(chance.between(10, 120)))
                                : null,
                        confirmed && requirement != null ? "PLACEMENT_OFFICER" : "CASEWORKER",
                        plan.asOf().plusDays(chance.between(30, 180)),
                        confirmed ? NeedState.CONFIRMED : NeedState.VOICED,
                        "");
            }

            /// Most topics were asked about; some answers are not known, and some questions were forgotten.
            private List<TopicAnswer> answers(List<Need> needs) {
                var asked = new HashSet<>();
                needs.forEach(it -> asked.add(it.person()));
                var answers = new ArrayList<TopicAnswer>();
                for (var member : family.members) {
                    var id = member.person().id();
                    for (var topic : List.of(Topic.HEALTH, Topic.FUNCTION, Topic.SAFETY)) {
                        var point = chance.share();
                        if (point < 0.1) {
                            continue;
                        }
                        var answer = point < 0.15
                                ? Answer.UNKNOWN
                                : topic == Topic.HEALTH && asked.contains(id) ? Answer.NEEDED : Answer.NONE;
                        answers.add(new TopicAnswer(
                                number, id, topic, answer, plan.asOf().minusDays(90)));
                    }
                }
                return answers;
            }
        }
    }
}
