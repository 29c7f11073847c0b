package org.havn.reference;

import java.util.Arrays;
import java.util.Optional;

/// The code lists that Havn keeps, each editable and dated.
public enum CodeListName {
    COUNTRIES("countries"),
    LANGUAGES("languages"),
    OCCUPATIONS("occupations"),
    EDUCATION_LEVELS("education-levels"),
    SUBMISSION_CATEGORIES("submission-categories"),
    PRIORITIES("priorities"),
    SPECIFIC_NEEDS("specific-needs"),
    CAPABILITIES("capabilities");

    private final String key;

    CodeListName(String key) {
        this.key = key;
    }

    /// The name in addresses, files and the database, such as `specific-needs`.
    public String key() {
        return key;
    }

    /// The list with this key, if there is one.
    public static Optional<CodeListName> of(String key) {
        return Arrays.stream(values()).filter(list -> list.key.equals(key)).findFirst();
    }
}
