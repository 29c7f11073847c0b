package org.havn.cases.transfer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.havn.cases.Relationship;
import org.havn.cases.errf.ErrfBlock;
import org.havn.people.BirthDate;
import org.havn.people.Education;
import org.havn.people.EducationLevel;
import org.havn.people.Literacy;
import org.havn.people.MaritalStatus;
import org.havn.people.PersonName;
import org.havn.people.Relation;
import org.havn.people.Script;
import org.havn.people.Sex;
import org.havn.reference.Priority;
import org.jspecify.annotations.Nullable;

/// What the form's codes mean in the house, and back. Where the form is finer than the house, several codes mean the
/// same here; which of them it was is kept beside, and stands again for as long as it still means what the house has
/// ([#still]).
final class Meanings {
    private static final Pattern GRADE = Pattern.compile("\\d{1,2}");
    private static final int LAST_GRADE = 13;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

    private Meanings() {}

    /// What the form said, if that still means what the house has now; else what says that.
    static <T extends @Nullable Object> String still(
            String said, Function<String, T> meaning, T now, Function<T, String> written) {
        return !said.isEmpty() && Objects.equals(meaning.apply(said), now) ? said : written.apply(now);
    }

    static Sex sex(String code) {
        return switch (code) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            default -> Sex.UNKNOWN;
        };
    }

    static String code(Sex sex) {
        return switch (sex) {
            case FEMALE -> "F";
            case MALE -> "M";
            case OTHER, UNKNOWN -> "U";
        };
    }

    static MaritalStatus marital(String code) {
        return switch (code) {
            case "MA", "CL", "PT", "P" -> MaritalStatus.MARRIED;
            case "SN", "EG" -> MaritalStatus.SINGLE;
            case "WD" -> MaritalStatus.WIDOWED;
            case "DV" -> MaritalStatus.DIVORCED;
            case "SR" -> MaritalStatus.SEPARATED;
            default -> MaritalStatus.UNKNOWN;
        };
    }

    static String code(MaritalStatus status) {
        return switch (status) {
            case MARRIED -> "MA";
            case SINGLE -> "SN";
            case WIDOWED -> "WD";
            case DIVORCED -> "DV";
            case SEPARATED -> "SR";
            case UNKNOWN -> "U";
        };
    }

    /// The form counts grades and does not say whether a level was completed, so no level is made of them.
    static Education education(String code) {
        var grade = GRADE.matcher(code).matches() ? Integer.valueOf(code) : null;
        return new Education(
                switch (code) {
                    case "NE" -> EducationLevel.NO_SCHOOLING;
                    case "KG" -> EducationLevel.EARLY_CHILDHOOD;
                    case "PG" -> EducationLevel.MASTER;
                    default -> EducationLevel.UNKNOWN;
                },
                grade != null && grade <= LAST_GRADE ? grade : null,
                Literacy.NOT_ASKED);
    }

    static String code(Education education) {
        var grade = education.lastGrade();
        if (grade != null && grade > 0) {
            return grade.toString();
        }
        return switch (education.level()) {
            case NO_SCHOOLING -> "NE";
            case EARLY_CHILDHOOD -> "KG";
            case SHORT_TERTIARY, BACHELOR -> "UG";
            case MASTER, DOCTORAL -> "PG";
            case PRIMARY, LOWER_SECONDARY, UPPER_SECONDARY, POST_SECONDARY, UNKNOWN -> "U";
        };
    }

    static Relationship relationship(String code) {
        return Relationship.ofCode(code).orElseGet(() -> switch (code) {
            case "PTF", "PTM", "CLW", "CLH" -> Relationship.SPOUSE;
            case "HAB", "HAS", "SPB", "SPS" -> Relationship.SIBLING;
            case "SPF", "SPM", "FPF", "FPM", "FP" -> Relationship.PARENT;
            case "EXF", "EXM", "UKF", "UKM", "U", "-" -> Relationship.NO_BLOOD_RELATION;
            default -> Relationship.OTHER_RELATIVE;
        });
    }

    /// What somebody with this code is to the principal applicant, where that is kin.
    static Optional<Relation> relation(String code) {
        return switch (relationship(code)) {
            case SPOUSE -> Optional.of(Relation.SPOUSE);
            case CHILD, STEPCHILD -> Optional.of(Relation.CHILD);
            case FOSTER_CHILD -> Optional.of(Relation.WARD);
            case PARENT -> Optional.of(code.startsWith("F") ? Relation.GUARDIAN : Relation.PARENT);
            case SIBLING -> Optional.of(Relation.SIBLING);
            case GRANDCHILD -> Optional.of(Relation.GRANDCHILD);
            case GRANDPARENT -> Optional.of(Relation.GRANDPARENT);
            case NIECE_OR_NEPHEW -> Optional.of(Relation.NIECE_OR_NEPHEW);
            case AUNT_OR_UNCLE -> Optional.of(Relation.AUNT_OR_UNCLE);
            case COUSIN -> Optional.of(Relation.COUSIN);
            case PARENT_IN_LAW, OTHER_RELATIVE -> Optional.of(Relation.OTHER_RELATIVE);
            case PRINCIPAL_APPLICANT, NO_BLOOD_RELATION -> Optional.empty();
        };
    }

    static Priority priority(String code) {
        return switch (code) {
            case "EM" -> Priority.EM;
            case "UG" -> Priority.UG;
            default -> Priority.NR;
        };
    }

    /// When somebody was born; an estimate is a year and no day.
    static BirthDate birth(LocalDate day, boolean estimate) {
        return estimate ? new BirthDate.YearOnly(Year.from(day)) : new BirthDate.Exact(day);
    }

    static LocalDate day(String moment) {
        return LocalDate.from(DateTimeFormatter.ISO_DATE_TIME.parse(moment));
    }

    static String moment(LocalDate day) {
        return MOMENT.format(LocalDateTime.of(day, java.time.LocalTime.MIDNIGHT));
    }

    static boolean yes(String said) {
        return said.equals("true") || said.equals("1");
    }

    /// The name as the form has it, in one of the house's. Where there is no given name, the family's stands for it.
    static PersonName name(ErrfBlock person) {
        var given = joined(person.text("GivenName"), person.text("MiddleName"));
        var family = joined(person.text("FamilyName"), person.text("SecondFamilyName"));
        return given.isEmpty()
                ? new PersonName(family, null, Script.of(family))
                : new PersonName(given, family.isEmpty() ? null : family, Script.of(given));
    }

    private static String joined(String one, String other) {
        return (one + " " + other).strip();
    }
}
