package org.havn.cases.errf;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLStreamException;

/// Families of nobody as forms, seeded: with everything that the form can hold.
public final class InventedForms {
    private static final List<String> NAMES = List.of(
            "Amal", "أمل", "Yusuf", "يوسف", "Nimo", "O’Neill-Åse", "Şeyma", "Мария", "ሰላም", "<&> quoted \"so\"");
    private static final List<String> RELATIONSHIPS = List.of("WIF", "HUS", "DAU", "SON", "SBF", "SBM", "PRF", "COM");

    private final Random chance;

    public InventedForms(long seed) {
        chance = new Random(seed);
    }

    public ErrfCase next(int number) {
        var blocks = new ArrayList<ErrfBlock>();
        int size = 1 + chance.nextInt(7);
        var group = guid();
        var caseNumber = "TST-%06d".formatted(number);
        var persons = new ArrayList<String>();
        for (int person = 0; person < size; person++) {
            persons.add(guid());
            blocks.add(person(persons.getLast(), "%d-%02d".formatted(number, person)));
        }
        for (int person = 0; person < size; person++) {
            blocks.add(block(
                    "dataIndividualProcessGroup",
                    "IndividualProcessingGroupGUID",
                    guid(),
                    "IndividualGUID",
                    persons.get(person),
                    "ProcessingGroupGUID",
                    group,
                    "RelationshipToPrincipalRepresentative",
                    person == 0 ? "PA" : RELATIONSHIPS.get(chance.nextInt(RELATIONSHIPS.size()))));
        }
        blocks.add(block(
                "dataProcessGroup",
                "ProcessingGroupGUID",
                group,
                "ProcessingGroupNumber",
                caseNumber,
                "ProcessingGroupSize",
                String.valueOf(size)));
        blocks.add(block(
                "dataProcessGroupCrossReference",
                "ProcessingGroupCrossReferenceGUID",
                guid(),
                "ProcessingGroupGUIDFrom",
                group,
                "ProcessingGroupNumberFrom",
                caseNumber,
                "ProcessingGroupGUIDTo",
                guid(),
                "ProcessingGroupNumberTo",
                "TST-9%05d".formatted(number)));
        blocks.add(block(
                "dataAddress",
                "AddressGUID",
                guid(),
                "IndividualGUID",
                persons.getFirst(),
                "AddressType",
                "CoA",
                "AddressCountry",
                "TUR",
                "LocationLevel1Description",
                "Gaziantep"));
        details(blocks, persons);
        return new ErrfCase(ErrfVersion.V4, number, 0, blocks);
    }

    private ErrfBlock person(String guid, String number) {
        return block(
                "dataIndividual",
                "IndividualGUID",
                guid,
                "IndividualID",
                number,
                "FamilyName",
                name(),
                "GivenName",
                name(),
                "RegistrationDate",
                "2026-0%d-1%dT00:00:00".formatted(1 + chance.nextInt(9), chance.nextInt(9)),
                "DateofBirth",
                "%d-05-06T00:00:00".formatted(1940 + chance.nextInt(85)),
                "DateofBirthEstimate",
                String.valueOf(chance.nextBoolean()),
                "BirthCountryCode",
                "SYR",
                "OriginCountryCode",
                "SYR",
                "AsylumCountryCode",
                "TUR",
                "ArrivalDate",
                "2014-03-02T00:00:00",
                "SexCode",
                chance.nextBoolean() ? "F" : "M",
                "NationalityCode",
                "SYR",
                "MarriageStatusCode",
                "SN",
                "ReligionCode",
                "-",
                "EthnicityCode",
                "-",
                "EducationLevelCode",
                String.valueOf(1 + chance.nextInt(12)));
    }

    private void details(List<ErrfBlock> blocks, List<String> persons) {
        for (var person : persons) {
            blocks.add(block(
                    "dataAlias", "AliasGUID", guid(), "IndividualGUID", person, "IndividualAliasLastName", name()));
        }
        blocks.add(block(
                "dataEducation",
                "EducationGUID",
                guid(),
                "IndividualGUID",
                persons.getFirst(),
                "EducationLevelCode",
                "5",
                "DegreeTypeCode",
                "-"));
        blocks.add(block(
                "dataEmployment",
                "EmploymentGUID",
                guid(),
                "IndividualGUID",
                persons.getFirst(),
                "EmploymentTypeCode",
                "S",
                "OccupationCode",
                "0110",
                "OccupationText",
                "sews, when there is work"));
        for (var person : persons) {
            blocks.add(block(
                    "dataLanguage",
                    "LanguageGUID",
                    guid(),
                    "IndividualGUID",
                    person,
                    "LanguageCode",
                    "AAA",
                    "LanguageReadCode",
                    "E",
                    "LanguageWriteCode",
                    "N",
                    "LanguageSpeakCode",
                    "E",
                    "LanguageUnderstandCode",
                    "U"));
        }
        blocks.add(block(
                "dataPhotograph",
                "PhotoGUID",
                guid(),
                "IndividualGUID",
                persons.getFirst(),
                "PhotoTypeCode",
                "1",
                "Photo",
                photo(40 + chance.nextInt(30))));
        blocks.add(block(
                "dataResettlement",
                "IndividualGUID",
                persons.getFirst(),
                "ResettlementCriteriaCode",
                "AWR",
                "ResettlementCriteria2Code",
                "MED",
                "ResettlementPriorityCode",
                "NR"));
        for (var code : List.of("SM", "DS")) {
            blocks.add(block(
                    "dataVulnerability",
                    "VulnerabilityGUID",
                    guid(),
                    "IndividualGUID",
                    persons.getLast(),
                    "VulnerabilityCode",
                    code));
        }
    }

    private String name() {
        return NAMES.get(chance.nextInt(NAMES.size()));
    }

    private String guid() {
        return new UUID(chance.nextLong(), chance.nextLong()).toString();
    }

    /// A picture of noise, so that it does not become tiny when it is packed.
    String photo(int pixels) {
        var picture = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < pixels * pixels; at++) {
            picture.setRGB(at % pixels, at / pixels, new Color(chance.nextInt(1 << 24)).getRGB());
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    public static ErrfBlock block(String name, String... fields) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int at = 0; at < fields.length; at += 2) {
            named.put(fields[at], fields[at + 1]);
        }
        return new ErrfBlock(name, 0, named);
    }

    public static byte[] written(List<ErrfCase> cases) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new ErrfWriter(bytes, cases.size() == 1)) {
            for (var household : cases) {
                writer.write(household);
            }
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}
