package org.havn.cases.errf;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Holds one case to the form's shape: its blocks and fields, their order, and what each may hold.
final class ErrfShape {
    private static final Pattern DIGIT_OR_CONTROL = Pattern.compile("[\\p{Nd}\\p{Cc}]");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");
    private static final int LONGEST_SHOWN = 60;

    private final ErrfCase household;
    private final ErrfFormat format;
    private final Consumer<ErrfProblem> problems;

    ErrfShape(ErrfCase household, Consumer<ErrfProblem> problems) {
        this.household = household;
        this.format = ErrfFormat.of(household.version());
        this.problems = problems;
    }

    void check() {
        var counts = new HashMap<String, Integer>();
        int last = -1;
        for (var block : household.blocks()) {
            var known = format.block(block.name());
            if (known.isEmpty()) {
                tell(block.line(), "", "unknown-block", block.name());
                continue;
            }
            int place = format.blocks().indexOf(known.get());
            if (place < last) {
                tell(
                        block.line(),
                        "",
                        "block-order",
                        block.name(),
                        format.blocks().get(last).name());
            }
            last = Math.max(last, place);
            counts.merge(block.name(), 1, Integer::sum);
            fields(block, known.get());
        }
        for (var block : format.blocks()) {
            int count = counts.getOrDefault(block.name(), 0);
            if (count < block.least()) {
                tell(household.line(), "", "block-missing", block.name());
            }
            if (count > block.most()) {
                tell(household.line(), "", "block-too-often", block.name(), String.valueOf(count));
            }
        }
    }

    private void fields(ErrfBlock block, ErrfFormat.Block known) {
        var order = known.fields().stream().map(ErrfFormat.Field::name).toList();
        var present = new ArrayList<String>();
        for (var name : block.fields().keySet()) {
            if (known.field(name).isEmpty()) {
                tell(block.line(), person(block), "unknown-field", name, block.name());
            } else {
                present.add(name);
            }
        }
        var sorted = present.stream()
                .sorted(java.util.Comparator.comparingInt(order::indexOf))
                .toList();
        if (!sorted.equals(present)) {
            tell(block.line(), person(block), "field-order", block.name());
        }
        for (var field : known.fields()) {
            var text = block.text(field.name());
            if (text.isEmpty()) {
                if (field.required() && !mayBeEmpty(field)) {
                    tell(block.line(), person(block), "field-missing", field.name(), block.name());
                }
                continue;
            }
            value(block, field, text);
        }
    }

    /// What the older form always has, often without content.
    private boolean mayBeEmpty(ErrfFormat.Field field) {
        return household.version() == ErrfVersion.V3
                && switch (field.name()) {
                    case "BirthCityTownVillage",
                            "MotherName",
                            "FatherName",
                            "Photo",
                            "ResettlementCriteriaCode2",
                            "DateofBirth",
                            "GivenName",
                            "OccupationText" -> true;
                    default -> field.name().startsWith("LocationLevel");
                };
    }

    private void value(ErrfBlock block, ErrfFormat.Field field, String text) {
        switch (field.kind()) {
            case NAME -> {
                if (DIGIT_OR_CONTROL.matcher(text).find()) {
                    tell(block.line(), person(block), "name-with-digits", field.name());
                }
            }
            case TEXT -> {
                if (text.chars().anyMatch(Character::isISOControl)) {
                    tell(block.line(), person(block), "control-characters", field.name());
                }
            }
            case MOMENT -> {
                if (!isMoment(text)) {
                    tell(block.line(), person(block), "not-a-moment", field.name(), shown(text));
                }
            }
            case YES_NO -> {
                if (!List.of("true", "false", "1", "0").contains(text)) {
                    tell(block.line(), person(block), "not-yes-or-no", field.name(), shown(text));
                }
            }
            case WHOLE -> {
                if (!WHOLE.matcher(text).matches()) {
                    tell(block.line(), person(block), "not-a-number", field.name(), shown(text));
                }
            }
            case CODE -> {
                if (!ErrfCodes.has(field.codes(), text)) {
                    tell(block.line(), person(block), "unknown-code", field.name(), shown(text), field.codes());
                }
            }
            case PHOTO ->
                ErrfPhoto.brokenRule(text).ifPresent(rule -> tell(block.line(), person(block), rule, field.name()));
            case GUID -> {
                // whether it is there once, and points at somebody, is a rule about the whole case
            }
        }
    }

    private static boolean isMoment(String text) {
        try {
            DateTimeFormatter.ISO_DATE_TIME.parse(text);
            return true;
        } catch (DateTimeException notOne) {
            return false;
        }
    }

    /// The person's number on the form.
    private String person(ErrfBlock block) {
        var id = block.text(household.version().personField());
        if (household.version() == ErrfVersion.V3) {
            return id;
        }
        return household.persons().stream()
                .filter(it -> it.text("IndividualGUID").equals(id))
                .map(it -> it.text("IndividualID"))
                .findFirst()
                .orElse("");
    }

    private static String shown(String text) {
        var plain = text.replaceAll("\\p{Cc}", "?");
        return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "…" : plain;
    }

    private void tell(int line, String person, String rule, String... arguments) {
        problems.accept(new ErrfProblem(line, household.number(), person, rule, List.of(arguments)));
    }
}
