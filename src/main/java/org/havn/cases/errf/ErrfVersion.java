package org.havn.cases.errf;

/// The versions of the form in use. Version 3 names persons by their number, version 4 by an identifier of their own.
public enum ErrfVersion {
    V3("v3", "IndividualID"),
    V4("v4", "IndividualGUID");

    private final String code;
    private final String personField;

    ErrfVersion(String code, String personField) {
        this.code = code;
        this.personField = personField;
    }

    String code() {
        return code;
    }

    /// The field by which blocks point at a person.
    public String personField() {
        return personField;
    }
}
