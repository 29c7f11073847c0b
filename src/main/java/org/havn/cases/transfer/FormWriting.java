package org.havn.cases.transfer;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.havn.cases.CaseMember;
import org.havn.cases.FormNeeds;
import org.havn.cases.ResettlementCase;
import org.havn.cases.errf.ErrfBlock;
import org.havn.cases.errf.ErrfCase;
import org.havn.cases.errf.ErrfCodes;
import org.havn.cases.errf.ErrfHouseCodes;
import org.havn.cases.errf.ErrfVersion;
import org.havn.people.BirthDate;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.PersonName;
import org.havn.people.Script;
import org.havn.people.Sex;
import org.havn.platform.Ids;
import org.havn.reference.CountryCode;
import org.havn.reference.SubmissionCategory;
import org.jspecify.annotations.Nullable;

/// Writes a case of the house as a form of version 4: what came with a form as it came, wherever the house says nothing
/// else now. What nobody has said is `-`, the form's own sign for it, and never invented.
final class FormWriting {
    /// Everything that is known of a case.
    ///
    /// @param categories in which it was submitted, the primary one first; none for an erased family
    /// @param asylum where its families stay, for a case that did not come with a form
    /// @param known as [FormReading] has it
    record Source(
            ResettlementCase household,
            List<SubmissionCategory> categories,
            Map<PersonId, Person> persons,
            KeptForms.Kept kept,
            List<FormNeeds.Told> told,
            Map<PersonId, byte[]> photos,
            CountryCode asylum,
            Function<String, UUID> known) {
        @Override
        public String toString() {
            return "Source[hidden]";
        }
    }

    private static final String NOT_SAID = "-";

    private final Source source;
    private final String group;
    private final String number;
    private final List<ErrfBlock> blocks = new ArrayList<>();

    private FormWriting(Source source) {
        this.source = source;
        var kept = source.kept().ofHousehold().stream()
                .filter(it -> it.name().equals("dataProcessGroup"))
                .findFirst();
        var own = source.household().number().value();
        this.group = kept.map(it -> it.text("ProcessingGroupGUID"))
                .orElseGet(() -> Ids.named("havn:form-group:" + own).toString());
        this.number = kept.map(it -> it.text("ProcessingGroupNumber")).orElse(own);
    }

    static ErrfCase of(Source source) {
        return new FormWriting(source).written();
    }

    private ErrfCase written() {
        var travellers = source.household().travellers();
        for (var at = 0; at < travellers.size(); at++) {
            member(travellers.get(at), at);
        }
        for (var block : source.kept().ofHousehold()) {
            if (!block.name().equals("dataProcessGroup")) {
                blocks.add(block);
            }
        }
        blocks.add(block(
                "dataProcessGroup",
                "ProcessingGroupGUID",
                group,
                "ProcessingGroupNumber",
                number,
                "ProcessingGroupSize",
                String.valueOf(travellers.size())));
        return new ErrfCase(ErrfVersion.V4, 1, 0, blocks).inOrder();
    }

    private void member(CaseMember member, int at) {
        var person = Objects.requireNonNull(source.persons().get(member.person()), "every member is a known person");
        var kept = source.kept().of(member.person());
        var came = first(kept, "dataIndividual");
        var guid = came == null ? person.id().value().toString() : came.text(FormReading.PERSON);
        blocks.add(individual(person, came, guid, at));
        blocks.add(membership(member, person, first(kept, "dataIndividualProcessGroup"), guid));
        submission(member, first(kept, "dataResettlement"), guid);
        vulnerabilities(kept, person.id(), guid);
        photograph(first(kept, "dataPhotograph"), person.id(), guid);
        for (var block : kept) {
            switch (block.name()) {
                case "dataIndividual",
                        "dataIndividualProcessGroup",
                        "dataResettlement",
                        "dataVulnerability",
                        "dataPhotograph",
                        "dataDocument" -> {
                    // written above from what the house has now; what version 4 has no place for is told beside
                }
                default -> blocks.add(block);
            }
        }
        if (came == null) {
            ofTheHouse(member, person, guid);
        }
    }

    private ErrfBlock individual(Person person, @Nullable ErrfBlock came, String guid, int at) {
        var fields = new LinkedHashMap<String, String>(came == null ? Map.of() : came.fields());
        Function<String, String> said = it -> fields.getOrDefault(it, "").strip();
        fields.put(FormReading.PERSON, guid);
        if (came == null) {
            fields.put("IndividualID", number + "-%02d".formatted(at + 1));
            fields.put("RegistrationDate", Meanings.moment(source.household().registeredOn()));
            fields.put("BirthCountryCode", NOT_SAID);
            fields.put("NationalityCode", NOT_SAID);
            fields.put("ReligionCode", NOT_SAID);
            fields.put("EthnicityCode", NOT_SAID);
            fields.put("AsylumCountryCode", country(source.asylum()));
        }
        if (came == null || !person.names().contains(Meanings.name(came))) {
            name(fields, person.nameIn(Script.LATIN));
        }
        born(fields, came, person.birth());
        if (came == null
                || ErrfHouseCodes.countries()
                        .house(said.apply("OriginCountryCode"))
                        .filter(it -> !it.equals(person.countryOfOrigin().value()))
                        .isPresent()) {
            fields.put("OriginCountryCode", country(person.countryOfOrigin()));
        }
        fields.put("SexCode", Meanings.still(said.apply("SexCode"), Meanings::sex, person.sex(), Meanings::code));
        fields.put(
                "MarriageStatusCode",
                Meanings.still(
                        said.apply("MarriageStatusCode"), Meanings::marital, person.maritalStatus(), Meanings::code));
        fields.put(
                "EducationLevelCode",
                Meanings.still(
                        said.apply("EducationLevelCode"), Meanings::education, person.education(), Meanings::code));
        return new ErrfBlock("dataIndividual", 0, fields);
    }

    private static void name(Map<String, String> fields, PersonName name) {
        fields.remove("SecondFamilyName");
        fields.remove("MiddleName");
        var family = name.family();
        if (family == null) {
            fields.put("FamilyName", name.given());
            fields.remove("GivenName");
        } else {
            fields.put("FamilyName", family);
            fields.put("GivenName", name.given());
        }
    }

    private static void born(Map<String, String> fields, @Nullable ErrfBlock came, BirthDate now) {
        if (came != null
                && !came.text("DateofBirth").isEmpty()
                && Meanings.birth(
                                Meanings.day(came.text("DateofBirth")), Meanings.yes(came.text("DateofBirthEstimate")))
                        .equals(now)) {
            return;
        }
        fields.put(
                "DateofBirth",
                Meanings.moment(
                        switch (now) {
                            case BirthDate.Exact(var date) -> date;
                            case BirthDate.YearOnly(var year) -> year.atDay(1);
                        }));
        fields.put("DateofBirthEstimate", String.valueOf(now instanceof BirthDate.YearOnly));
    }

    private ErrfBlock membership(CaseMember member, Person person, @Nullable ErrfBlock came, String guid) {
        var said = came == null ? "" : came.text("RelationshipToPrincipalRepresentative");
        return block(
                "dataIndividualProcessGroup",
                "IndividualProcessingGroupGUID",
                came == null ? own("membership", guid) : came.text("IndividualProcessingGroupGUID"),
                FormReading.PERSON,
                guid,
                "ProcessingGroupGUID",
                group,
                "RelationshipToPrincipalRepresentative",
                Meanings.still(
                        said, Meanings::relationship, member.relationship(), it -> it.code(person.sex() != Sex.MALE)));
    }

    private void submission(CaseMember member, @Nullable ErrfBlock came, String guid) {
        var household = source.household();
        if (!household.principalApplicant().equals(member)) {
            return;
        }
        var categories = source.categories();
        var first = categories.isEmpty() ? "" : categories.getFirst().value();
        var second = categories.size() < 2 ? null : categories.get(1);
        var fields = new LinkedHashMap<String, String>();
        fields.put(FormReading.PERSON, guid);
        fields.put("ResettlementCriteriaCode", first.isEmpty() ? NOT_SAID : criteria(first));
        var secondCame = came == null ? "" : came.text("ResettlementCriteria2Code");
        if (second != null) {
            fields.put("ResettlementCriteria2Code", criteria(second.value()));
        } else if (!ErrfCodes.meaning("criteria", secondCame).orElse("").isEmpty()
                && (secondCame.equals(first) || !secondCame.matches("[A-Z]{3,4}"))) {
            fields.put("ResettlementCriteria2Code", secondCame);
        }
        fields.put(
                "ResettlementPriorityCode",
                Meanings.still(
                        came == null ? "" : came.text("ResettlementPriorityCode"),
                        Meanings::priority,
                        household.submissionPriority(),
                        Enum::name));
        blocks.add(new ErrfBlock("dataResettlement", 0, fields));
    }

    private static String criteria(String category) {
        return ErrfCodes.has("criteria", category) ? category : NOT_SAID;
    }

    private void vulnerabilities(List<ErrfBlock> kept, PersonId person, String guid) {
        var written = new LinkedHashMap<String, String>();
        for (var told : source.told()) {
            if (told.person().equals(person) && ErrfCodes.has("vulnerability", told.code())) {
                written.putIfAbsent(
                        told.code(),
                        kept.stream()
                                .filter(it -> it.name().equals("dataVulnerability"))
                                .map(it -> it.text("VulnerabilityGUID"))
                                .filter(it ->
                                        FormReading.needOf(source.known(), it).equals(told.id()))
                                .findFirst()
                                .orElse(told.id().toString()));
            }
        }
        written.forEach((code, id) -> blocks.add(block(
                "dataVulnerability", "VulnerabilityGUID", id, FormReading.PERSON, guid, "VulnerabilityCode", code)));
    }

    private void photograph(@Nullable ErrfBlock came, PersonId person, String guid) {
        var photo = source.photos().get(person);
        if (photo != null) {
            blocks.add(block(
                    "dataPhotograph",
                    "PhotoGUID",
                    came == null ? own("photo", guid) : came.text("PhotoGUID"),
                    FormReading.PERSON,
                    guid,
                    "PhotoTypeCode",
                    came == null ? "1" : came.text("PhotoTypeCode"),
                    ErrfBlock.PHOTO,
                    Base64.getEncoder().encodeToString(photo)));
        }
    }

    /// What the house knows of somebody who did not come with a form.
    private void ofTheHouse(CaseMember member, Person person, String guid) {
        if (source.household().principalApplicant().equals(member)) {
            blocks.add(block(
                    "dataAddress",
                    "AddressGUID",
                    own("address", guid),
                    FormReading.PERSON,
                    guid,
                    "AddressType",
                    "CoA",
                    "AddressCountry",
                    country(source.asylum())));
        }
        var occupation = person.occupation();
        if (occupation != null && ErrfCodes.has("occupation", occupation.value())) {
            blocks.add(block(
                    "dataEmployment",
                    "EmploymentGUID",
                    own("employment", guid),
                    FormReading.PERSON,
                    guid,
                    "EmploymentTypeCode",
                    "S",
                    "OccupationCode",
                    occupation.value(),
                    "OccupationText",
                    ErrfCodes.meaning("occupation", occupation.value()).orElse(NOT_SAID)));
        }
        for (var skill : person.languages()) {
            ErrfHouseCodes.languages()
                    .form(skill.language().value())
                    .ifPresent(code -> blocks.add(block(
                            "dataLanguage",
                            "LanguageGUID",
                            own("language-" + code, guid),
                            FormReading.PERSON,
                            guid,
                            "LanguageCode",
                            code,
                            "LanguageReadCode",
                            skill.reads() ? "E" : "U",
                            "LanguageWriteCode",
                            "U",
                            "LanguageSpeakCode",
                            skill.speaks() ? "E" : "U",
                            "LanguageUnderstandCode",
                            "U")));
        }
    }

    private static String country(CountryCode code) {
        return ErrfHouseCodes.countries().form(code.value()).orElse(NOT_SAID);
    }

    private static String own(String what, String guid) {
        return Ids.named("havn:form-" + what + ":" + guid).toString();
    }

    private static @Nullable ErrfBlock first(List<ErrfBlock> kept, String name) {
        return kept.stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
    }

    private static ErrfBlock block(String name, String... fields) {
        var named = new LinkedHashMap<String, String>();
        for (var at = 0; at < fields.length; at += 2) {
            named.put(fields[at], fields[at + 1]);
        }
        return new ErrfBlock(name, 0, named);
    }
}
