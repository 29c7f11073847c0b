package org.havn.needs;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.havn.reference.CapabilityCode;
import org.havn.reference.CsvRow;
import org.havn.reference.LanguageTag;
import org.havn.reference.RowRejected;
import org.jspecify.annotations.Nullable;

/// The table of needs: one row a need, with the words in which it was told.
final class NeedTable {
    static final Set<String> REQUIRED = Set.of("case_number", "person", "words", "language", "severity");

    private static final int MOST_YEARS = 10;

    private NeedTable() {}

    /// @param confirmer whose word a confirmation in the table would be: the caseworker who imports it, or nobody's
    /// @param known the same need for the same text, whenever it is read; it must not tell the words
    static Need row(CsvRow row, Optional<String> confirmer, LocalDate today, Function<String, NeedId> known)
            throws RowRejected {
        var number = FamilyTable.number(row);
        var person = row.optional("person").isEmpty() ? 0 : row.whole("person", 1, 99);
        var words = row.text("words");
        var capability = row.optional("capability").orElse("");
        var confirmation = confirmation(row, confirmer, today);
        return new Need(
                known.apply(number + ":" + person + ":" + capability + ":" + words),
                number,
                person == 0 ? null : FamilyTable.personId(number, person),
                row.optional("rank").isEmpty() ? 1 : row.whole("rank", 1, 99),
                new OwnWords(new LanguageTag(row.text("language")), words, translations(row)),
                capability.isEmpty() ? null : requirement(row, capability),
                List.of(),
                row.oneOf("severity", Severity.class),
                EnumSet.of(Phase.AFTER_ARRIVAL),
                "import",
                confirmation,
                "CASEWORKER",
                row.optionalDay("due").orElse(null),
                confirmation == null ? NeedState.VOICED : NeedState.CONFIRMED,
                "");
    }

    /// Nobody is made to have confirmed something by a file: see docs/decisions/0104-who-confirms-an-imported-need.md.
    private static @Nullable Confirmation confirmation(CsvRow row, Optional<String> confirmer, LocalDate today)
            throws RowRejected {
        if (row.optional("confirmed_by").isPresent()) {
            throw new RowRejected("confirmed-by-others", "confirmed_by");
        }
        if (row.optional("confirmed_on").isEmpty()) {
            return null;
        }
        var on = row.day("confirmed_on");
        if (on.isAfter(today) || on.isBefore(today.minusYears(MOST_YEARS))) {
            throw new RowRejected("not-a-day-before", "confirmed_on", on.toString());
        }
        return new Confirmation(
                confirmer.orElseThrow(() -> new RowRejected("not-yours-to-confirm", "confirmed_on")), on);
    }

    private static List<OwnWords.Translation> translations(CsvRow row) throws RowRejected {
        var english = row.optional("english");
        return english.isEmpty()
                ? List.of()
                : List.of(new OwnWords.Translation(
                        new LanguageTag("en"),
                        english.get(),
                        row.optional("translator").orElse("?")));
    }

    private static Requirement requirement(CsvRow row, String capability) throws RowRejected {
        return new Requirement(
                new CapabilityCode(capability),
                row.optional("hard").orElse("").equals("yes"),
                limit(row, "max_minutes", 1440),
                limit(row, "max_hours_a_year", 8760),
                limit(row, "visits_a_year", 730));
    }

    private static @Nullable Integer limit(CsvRow row, String column, int most) throws RowRejected {
        return row.optional(column).isEmpty() ? null : row.whole(column, 0, most);
    }
}
