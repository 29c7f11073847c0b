package org.havn.cases.errf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds the cases of one batch to the form's rules, one after the other.
///
/// Beyond the shape: one principal applicant, with dates and one current address in the country of asylum; the size is
/// the number of persons; the batch says rightly whether it is single; identifiers and numbers stand once; a
/// vulnerability once a person; every block points at somebody; no link twice. Rules of the format as told in the
/// project's description of the field, section 5.
public final class ErrfChecker {
    private static final String PRINCIPAL_APPLICANT = "PA";
    private static final String CURRENT_ASYLUM = "CoA";

    private final SeenIds seen = new SeenIds();
    private final List<ErrfProblem> told = new ArrayList<>();
    private int cases;

    /// What stands against one case.
    public List<ErrfProblem> check(ErrfCase household) {
        cases++;
        new ErrfShape(household, told::add).check();
        new OneCase(household).check();
        var all = List.copyOf(told);
        told.clear();
        return all;
    }

    /// What stands against the batch as a whole, after its last case.
    ///
    /// @param indicator what the file says: `Single Submission` or `Group Submission`
    public List<ErrfProblem> finish(String indicator) {
        boolean single = indicator.equalsIgnoreCase("Single Submission") || indicator.equalsIgnoreCase("Single");
        boolean group = indicator.equalsIgnoreCase("Group Submission") || indicator.equalsIgnoreCase("Group");
        if (!single && !group) {
            told.add(new ErrfProblem(1, 0, "", "indicator-unknown", List.of(indicator)));
        } else if (cases == 0) {
            told.add(new ErrfProblem(1, 0, "", "no-case", List.of()));
        } else if (single != (cases == 1)) {
            told.add(new ErrfProblem(1, 0, "", "indicator-wrong", List.of(indicator, String.valueOf(cases))));
        }
        var all = List.copyOf(told);
        told.clear();
        return all;
    }

    private final class OneCase {
        private final ErrfCase household;
        private final String personField;
        private final Map<String, String> numberOf = new HashMap<>();

        OneCase(ErrfCase household) {
            this.household = household;
            this.personField = household.version().personField();
            household.persons().forEach(it -> numberOf.putIfAbsent(it.text(personField), it.text("IndividualID")));
        }

        void check() {
            principalApplicant();
            size();
            identifiers();
            references();
            vulnerabilities();
            links();
        }

        private void principalApplicant() {
            var applicants = household.persons().stream()
                    .filter(it -> household.relationship(it.text(personField)).equals(PRINCIPAL_APPLICANT))
                    .toList();
            if (applicants.size() != 1) {
                tell(household.line(), "", "principal-applicants", String.valueOf(applicants.size()));
                return;
            }
            var applicant = applicants.getFirst();
            for (var date : List.of("RegistrationDate", "ArrivalDate")) {
                if (applicant.text(date).isEmpty()) {
                    tell(applicant.line(), applicant.text(personField), "applicant-without-date", date);
                }
            }
            long addresses = household.of("dataAddress", applicant.text(personField)).stream()
                    .filter(it -> it.text("AddressType").equals(CURRENT_ASYLUM))
                    .count();
            if (addresses != 1) {
                tell(applicant.line(), applicant.text(personField), "applicant-address", String.valueOf(addresses));
            }
        }

        private void size() {
            household.first("dataProcessGroup").ifPresent(group -> {
                var size = group.text("ProcessingGroupSize");
                var persons = String.valueOf(household.persons().size());
                if (!size.isEmpty() && !size.equals(persons)) {
                    tell(group.line(), "", "size", size, persons);
                }
            });
        }

        /// A block's first field names the block itself, in version 4; persons and groups have numbers beside.
        private void identifiers() {
            for (var block : household.blocks()) {
                var known = ErrfFormat.of(household.version()).block(block.name());
                if (known.isEmpty()) {
                    continue;
                }
                var own = known.get().fields().getFirst();
                if (own.kind() == ErrfFormat.Kind.GUID && !block.name().equals("dataResettlement")) {
                    once(block, own.name());
                }
                if (block.name().equals("dataIndividual")) {
                    once(block, "IndividualID");
                }
                if (block.name().equals("dataProcessGroup")) {
                    once(block, "ProcessingGroupNumber");
                }
            }
        }

        private void once(ErrfBlock block, String field) {
            var id = block.text(field);
            int before = id.isEmpty() ? 0 : seen.add(field, id, block.line());
            if (before > 0) {
                tell(block.line(), block.text(personField), "id-twice", field, String.valueOf(before));
            }
        }

        private void references() {
            var memberships = new HashMap<String, Integer>();
            var group = household.first("dataProcessGroup");
            for (var block : household.blocks()) {
                if (!block.fields().containsKey(personField) || block.name().equals("dataIndividual")) {
                    continue;
                }
                var person = block.text(personField);
                if (!numberOf.containsKey(person)) {
                    tell(block.line(), "", "points-at-nobody", block.name(), person);
                } else if (block.name().equals("dataIndividualProcessGroup")) {
                    memberships.merge(person, 1, Integer::sum);
                    var of = block.text("ProcessingGroupGUID");
                    if (group.isPresent() && !of.equals(group.get().text("ProcessingGroupGUID"))) {
                        tell(block.line(), person, "membership-elsewhere", of);
                    }
                }
            }
            if (household.version() == ErrfVersion.V4) {
                numberOf.keySet().stream()
                        .filter(it -> memberships.getOrDefault(it, 0) != 1)
                        .forEach(it -> tell(
                                household.line(), it, "membership", String.valueOf(memberships.getOrDefault(it, 0))));
            }
        }

        private void vulnerabilities() {
            Set<String> had = new HashSet<>();
            for (var block : household.all("dataVulnerability")) {
                var person = block.text(personField);
                if (!had.add(person + " " + block.text("VulnerabilityCode"))) {
                    tell(block.line(), person, "vulnerability-twice", block.text("VulnerabilityCode"));
                }
            }
        }

        private void links() {
            Set<String> had = new HashSet<>();
            var own = household
                    .first("dataProcessGroup")
                    .map(it -> it.text("ProcessingGroupNumber"))
                    .orElse("");
            for (var block : household.all("dataProcessGroupCrossReference")) {
                var from = block.text("ProcessingGroupNumberFrom");
                var to = block.text("ProcessingGroupNumberTo");
                var pair = from.compareTo(to) < 0 ? from + " " + to : to + " " + from;
                if (!had.add(pair)) {
                    tell(block.line(), "", "link-twice", from, to);
                }
                if (from.equals(to)) {
                    tell(block.line(), "", "link-to-itself", from);
                } else if (!from.equals(own) && !to.equals(own)) {
                    tell(block.line(), "", "link-of-others", from, to);
                }
            }
        }

        private void tell(int line, String person, String rule, String... arguments) {
            told.add(new ErrfProblem(
                    line, household.number(), numberOf.getOrDefault(person, ""), rule, List.of(arguments)));
        }
    }
}
