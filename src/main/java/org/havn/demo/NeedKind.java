package org.havn.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havn.needs.Phase;
import org.havn.needs.Requirement;
import org.havn.needs.Severity;
import org.havn.people.Sex;
import org.havn.reference.CapabilityCode;
import org.havn.reference.LanguageTag;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;

/// A kind of need, and how often it comes, by assumption.
///
/// @param capability the capability's general code; empty for a wish that asks nothing of the place
/// @param share of its group who have it
/// @param hard the part of them for whom it is hard
record NeedKind(
        String name,
        Group group,
        String capability,
        double share,
        Severity severity,
        double hard,
        @Nullable Integer minutes,
        @Nullable Integer hours,
        @Nullable Integer visits,
        Set<Phase> phases,
        List<SpecificNeedCode> codes,
        String confirmedBy) {

    /// Who may have it.
    enum Group {
        ADULT,
        WOMAN,
        YOUNG_WOMAN,
        ELDER,
        CHILD,
        SMALL_CHILD,
        SCHOOL_CHILD,
        YOUTH,
        HOUSEHOLD,
        PARENTS;

        boolean ofHousehold() {
            return this == HOUSEHOLD || this == PARENTS;
        }

        boolean has(Member member) {
            var age = member.age();
            var female = member.person().sex() == Sex.FEMALE;
            return switch (this) {
                case ADULT -> age >= 18;
                case WOMAN -> age >= 18 && female;
                case YOUNG_WOMAN -> age >= 19 && age <= 42 && female;
                case ELDER -> age >= 60;
                case CHILD -> age >= 4 && age < 18;
                case SMALL_CHILD -> age <= 9;
                case SCHOOL_CHILD -> age >= 6 && age < 18;
                case YOUTH -> age >= 12 && age < 18;
                case HOUSEHOLD, PARENTS -> false;
            };
        }
    }

    static List<NeedKind> all() {
        return Facts.rows("needs").stream().map(NeedKind::of).toList();
    }

    private static NeedKind of(NamedCsvRecord row) {
        var phases = EnumSet.noneOf(Phase.class);
        for (var phase : Phase.values()) {
            var column = switch (phase) {
                case BEFORE_TRAVEL -> "before";
                case DURING_TRAVEL -> "during";
                case AFTER_ARRIVAL -> "after";
            };
            if (row.getField(column).equals("1")) {
                phases.add(phase);
            }
        }
        var code = row.getField("codes");
        return new NeedKind(
                row.getField("kind"),
                Group.valueOf(row.getField("group")),
                row.getField("capability"),
                Facts.number(row, "share"),
                Severity.valueOf(row.getField("severity")),
                Facts.number(row, "hard"),
                Facts.whole(row, "minutes"),
                Facts.whole(row, "hours"),
                Facts.whole(row, "visits"),
                phases,
                code.isEmpty() ? List.of() : List.of(new SpecificNeedCode(code)),
                row.getField("confirmed_by"));
    }

    /// What it requires, or null where it asks nothing of the place.
    @Nullable
    Requirement requirement(boolean isHard, LanguageTag language) {
        return switch (capability) {
            case "" -> null;
            case "INTERPRETER" -> new Requirement(CapabilityCode.interpreter(language), isHard, minutes, hours, visits);
            case "LANGUAGE_COMMUNITY" ->
                new Requirement(CapabilityCode.languageCommunity(language), isHard, minutes, hours, visits);
            default -> new Requirement(new CapabilityCode(capability), isHard, minutes, hours, visits);
        };
    }
}
