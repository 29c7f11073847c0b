package org.havn.cases.transfer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.havn.cases.CaseMember;
import org.havn.cases.FormNeeds;
import org.havn.cases.errf.ErrfBlock;
import org.havn.cases.errf.ErrfCase;
import org.havn.cases.errf.ErrfHouseCodes;
import org.havn.cases.errf.ErrfProblem;
import org.havn.people.Kinship;
import org.havn.people.LanguageSkill;
import org.havn.people.LifeStatus;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.reference.CountryCode;
import org.havn.reference.LanguageTag;
import org.havn.reference.OccupationCode;
import org.havn.reference.SubmissionCategory;
import org.jspecify.annotations.Nullable;

/// Reads a case of version 4 that keeps the form's rules into what the house knows. What the house asks for and the
/// form may leave open is told as problems of their own.
final class FormReading {
    static final String PERSON = "IndividualGUID";
    private static final Pattern OCCUPATION = Pattern.compile("\\d{1,4}");
    private static final Pattern CATEGORY = Pattern.compile("[A-Z]{3,4}");
    private static final int EARLIEST_BIRTH = 1890;

    private final ErrfCase household;
    private final Function<String, UUID> known;
    private final List<ErrfProblem> problems = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, PersonId> persons = new LinkedHashMap<>();

    /// @param known the same identifier for the same text, which does not tell the text
    FormReading(ErrfCase household, Function<String, UUID> known) {
        this.household = household;
        this.known = known;
        household
                .persons()
                .forEach(it ->
                        persons.put(it.text(PERSON), new PersonId(known.apply("person:" + it.text("IndividualID")))));
    }

    /// What stands against keeping it; empty until it was read.
    List<ErrfProblem> problems() {
        return List.copyOf(problems);
    }

    static String number(ErrfCase household) {
        return household
                .first("dataProcessGroup")
                .map(it -> it.text("ProcessingGroupNumber"))
                .orElse("");
    }

    /// The family, unless there are problems.
    @Nullable
    FormFamily family() {
        var applicant = household.persons().stream()
                .filter(it -> household.relationship(it.text(PERSON)).equals("PA"))
                .findFirst()
                .orElseThrow();
        var inOrder = new ArrayList<ErrfBlock>();
        inOrder.add(applicant);
        household.persons().stream()
                .filter(it -> !it.text(PERSON).equals(applicant.text(PERSON)))
                .forEach(inOrder::add);

        var people = new ArrayList<Person>();
        var members = new ArrayList<CaseMember>();
        var kin = new ArrayList<Kinship>();
        for (var block : inOrder) {
            var id = id(block);
            var code = household.relationship(block.text(PERSON));
            var person = person(id, block);
            if (person != null) {
                people.add(person);
            }
            members.add(new CaseMember(id, Meanings.relationship(code), true));
            Meanings.relation(code).ifPresent(it -> kin.add(new Kinship(id, it, id(applicant))));
        }
        var submission = household.first("dataResettlement").orElseThrow();
        var first = category(submission.text("ResettlementCriteriaCode"));
        var second = category(submission.text("ResettlementCriteria2Code"));
        if (first == null) {
            tell(submission, "criteria-not-said");
        }
        if (first == null || !problems.isEmpty()) {
            return null;
        }
        return new FormFamily(
                number(household),
                people,
                members,
                kin,
                first,
                first.equals(second) ? null : second,
                Meanings.priority(submission.text("ResettlementPriorityCode")),
                Meanings.day(applicant.text("RegistrationDate")),
                told(),
                photos(),
                kept(),
                household.blocks().stream()
                        .filter(it -> !persons.containsKey(it.text(PERSON)))
                        .toList(),
                List.copyOf(notes));
    }

    private PersonId id(ErrfBlock block) {
        var id = persons.get(block.text(PERSON));
        if (id == null) {
            throw new IllegalStateException("A block points at nobody, which the form's rules refuse");
        }
        return id;
    }

    private @Nullable Person person(PersonId id, ErrfBlock block) {
        var born = block.text("DateofBirth");
        if (born.isEmpty()) {
            tell(block, "birth-not-said");
            return null;
        }
        var day = Meanings.day(born);
        if (day.getYear() < EARLIEST_BIRTH
                || day.isAfter(LocalDate.now(java.time.ZoneOffset.UTC).plusDays(1))) {
            tell(block, "birth-not-possible", String.valueOf(day.getYear()));
            return null;
        }
        var origin = List.of("OriginCountryCode", "NationalityCode", "BirthCountryCode").stream()
                .flatMap(it -> ErrfHouseCodes.countries().house(block.text(it)).stream())
                .findFirst();
        if (origin.isEmpty()) {
            tell(block, "origin-not-known", block.text("OriginCountryCode"));
            return null;
        }
        return new Person(
                id,
                List.of(Meanings.name(block)),
                Meanings.birth(day, Meanings.yes(block.text("DateofBirthEstimate"))),
                Meanings.sex(block.text("SexCode")),
                Meanings.marital(block.text("MarriageStatusCode")),
                LifeStatus.LIVING,
                new CountryCode(origin.get()),
                languages(block.text(PERSON)),
                Meanings.education(block.text("EducationLevelCode")),
                household.of("dataEmployment", block.text(PERSON)).stream()
                        .map(it -> it.text("OccupationCode"))
                        .filter(it -> OCCUPATION.matcher(it).matches())
                        .map(OccupationCode::new)
                        .findFirst()
                        .orElse(null));
    }

    /// Nobody is asked by this form which language they want to be spoken to in, so none is preferred.
    private List<LanguageSkill> languages(String person) {
        var skills = new LinkedHashMap<LanguageTag, LanguageSkill>();
        for (var block : household.of("dataLanguage", person)) {
            var tag = ErrfHouseCodes.languages().house(block.text("LanguageCode"));
            if (tag.isEmpty()) {
                notes.add("language");
                continue;
            }
            var language = new LanguageTag(tag.get());
            var speaks = block.text("LanguageSpeakCode");
            skills.putIfAbsent(
                    language,
                    new LanguageSkill(
                            language,
                            speaks.equals("E") || speaks.equals("N"),
                            block.text("LanguageReadCode").equals("E"),
                            false));
        }
        return List.copyOf(skills.values());
    }

    private static @Nullable SubmissionCategory category(String code) {
        return CATEGORY.matcher(code).matches() ? new SubmissionCategory(code) : null;
    }

    private List<FormNeeds.Told> told() {
        var told = new ArrayList<FormNeeds.Told>();
        for (var block : household.all("dataVulnerability")) {
            if (!block.text("VulnerabilityCode").equals("-")) {
                told.add(new FormNeeds.Told(
                        needOf(known, block.text("VulnerabilityGUID")), id(block), block.text("VulnerabilityCode")));
            }
        }
        return told;
    }

    /// Which need a vulnerability of the form is.
    static UUID needOf(Function<String, UUID> known, String vulnerability) {
        return known.apply("need:" + vulnerability);
    }

    /// The first photograph of each person; the house keeps one.
    private Map<PersonId, byte[]> photos() {
        var photos = new LinkedHashMap<PersonId, byte[]>();
        for (var block : household.all("dataPhotograph")) {
            if (photos.containsKey(id(block))) {
                notes.add("photo");
            } else {
                photos.put(id(block), Base64.getMimeDecoder().decode(block.text(ErrfBlock.PHOTO)));
            }
        }
        return photos;
    }

    private Map<PersonId, List<ErrfBlock>> kept() {
        var kept = new LinkedHashMap<PersonId, List<ErrfBlock>>();
        var pictured = new LinkedHashSet<PersonId>();
        for (var block : household.blocks()) {
            if (!persons.containsKey(block.text(PERSON))) {
                continue;
            }
            var its = kept.computeIfAbsent(id(block), _ -> new ArrayList<>());
            switch (block.name()) {
                case "dataVulnerability" -> its.add(without(block, "VulnerabilityCode"));
                case "dataPhotograph" -> {
                    if (pictured.add(id(block))) {
                        its.add(without(block, ErrfBlock.PHOTO));
                    }
                }
                default -> its.add(block);
            }
            switch (block.name()) {
                case "dataIndividualRelatives" -> notes.add("relatives");
                case "dataDocument" -> notes.add("documents");
                default -> {
                    // read, or kept without anybody having to know
                }
            }
        }
        return kept;
    }

    private static ErrfBlock without(ErrfBlock block, String field) {
        var fields = new LinkedHashMap<>(block.fields());
        fields.remove(field);
        return new ErrfBlock(block.name(), block.line(), fields);
    }

    private void tell(ErrfBlock block, String rule, String... arguments) {
        problems.add(new ErrfProblem(
                block.line(), household.number(), block.text("IndividualID"), rule, List.of(arguments)));
    }
}
