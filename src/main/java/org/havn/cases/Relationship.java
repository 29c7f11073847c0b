package org.havn.cases;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// What a member is to the principal applicant, with the codes that UNHCR's form has for a woman and for a man.
public enum Relationship {
    PRINCIPAL_APPLICANT("PA", "PA"),
    SPOUSE("WIF", "HUS"),
    CHILD("DAU", "SON"),
    STEPCHILD("SCF", "SCM"),
    FOSTER_CHILD("FCF", "FCM"),
    PARENT("PRF", "PRM"),
    SIBLING("SBF", "SBM"),
    GRANDCHILD("GCF", "GCM"),
    GRANDPARENT("GPF", "GPM"),
    PARENT_IN_LAW("PLF", "PLM"),
    NIECE_OR_NEPHEW("NCE", "NEP"),
    AUNT_OR_UNCLE("ANT", "UNC"),
    COUSIN("COF", "COM"),
    OTHER_RELATIVE("ORF", "ORM"),
    NO_BLOOD_RELATION("NRF", "NRM");

    private final String female;
    private final String male;

    Relationship(String female, String male) {
        this.female = female;
        this.male = male;
    }

    /// The form's code for a member who is, or is not, a woman or girl.
    public String code(boolean ofFemale) {
        return ofFemale ? female : male;
    }

    /// The relationship with the given code, whichever sex it speaks of.
    public static Optional<Relationship> ofCode(String code) {
        return Arrays.stream(values())
                .filter(it -> Stream.of(it.female, it.male).anyMatch(code::equals))
                .findFirst();
    }
}
