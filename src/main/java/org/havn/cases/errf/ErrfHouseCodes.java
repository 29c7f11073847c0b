package org.havn.cases.errf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which of the form's own codes for countries and languages stand for which of the house's (ISO 3166-1 and BCP 47).
///
/// The form's codes look like ISO's and are others (`AUS` is Austria), so nothing is guessed: only what the tables
/// `errf/house/country.csv` and `errf/house/language.csv` name is translated.
public final class ErrfHouseCodes {
    private static final ErrfHouseCodes COUNTRIES = new ErrfHouseCodes("house/country");
    private static final ErrfHouseCodes LANGUAGES = new ErrfHouseCodes("house/language");

    private final Map<String, String> house = new HashMap<>();
    private final Map<String, String> form = new HashMap<>();

    private ErrfHouseCodes(String table) {
        ErrfFormat.rows(table).forEach(row -> {
            house.put(row.getField("form"), row.getField("house"));
            form.putIfAbsent(row.getField("house"), row.getField("form"));
        });
    }

    public static ErrfHouseCodes countries() {
        return COUNTRIES;
    }

    public static ErrfHouseCodes languages() {
        return LANGUAGES;
    }

    /// The house's code for one of the form's.
    public Optional<String> house(String formCode) {
        return Optional.ofNullable(house.get(formCode));
    }

    /// The form's code for one of the house's; where there are several, the first of the table.
    public Optional<String> form(String houseCode) {
        return Optional.ofNullable(form.get(houseCode));
    }
}
