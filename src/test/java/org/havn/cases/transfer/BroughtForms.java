package org.havn.cases.transfer;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.havn.cases.errf.ErrfBatch;
import org.havn.cases.errf.ErrfCase;
import org.havn.cases.errf.ErrfUpgrade;
import org.havn.cases.errf.InventedForms;

/// Forms of families that are nobody's and that no test has brought before.
final class BroughtForms {
    private static final AtomicLong SEED = new AtomicLong(System.nanoTime());

    private BroughtForms() {}

    static List<ErrfCase> families(int many) {
        var seed = SEED.incrementAndGet();
        var forms = new InventedForms(seed);
        var families = new ArrayList<ErrfCase>();
        for (var number = 1; number <= many; number++) {
            var stamp = Long.toString(seed, 36) + "-" + number;
            families.add(with(
                    forms.next(number),
                    it -> it.replaceAll(">(TST-[^<]*)<", ">$1-" + stamp + "<")
                            .replaceAll("(<IndividualID>)([^<]*)", "$1" + stamp + "-$2")));
        }
        return families;
    }

    /// The case after its file was changed by hand.
    static ErrfCase with(ErrfCase household, UnaryOperator<String> change) {
        var file = change.apply(new String(InventedForms.written(List.of(household)), StandardCharsets.UTF_8));
        var read = new ArrayList<ErrfCase>();
        ErrfBatch.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), (it, _) -> read.add(it));
        return ErrfUpgrade.toV4(read.getFirst());
    }

    /// A family in a file of version 3.
    static byte[] older() {
        var number = "TST-" + SEED.incrementAndGet();
        return OLDER.replace("TST-1", number)
                .replace(">1-01<", ">" + number + "-01<")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static final String OLDER = """
            <UNHCR_RRF><RRFBATCHTYPE><GroupIndividualIndicator>Single</GroupIndividualIndicator></RRFBATCHTYPE>
            <CASE><dataIndividual><IndividualID>1-01</IndividualID><ConcatenatedName>Amal Amal</ConcatenatedName>
            <FamilyName>Amal</FamilyName><GivenName>Amal</GivenName>
            <RegistrationDate>2015-01-01T00:00:00</RegistrationDate><DateofBirth>1980-01-01T00:00:00</DateofBirth>
            <BirthCountryCode>SYR</BirthCountryCode><BirthCityTownVillage></BirthCityTownVillage>
            <OriginCountryCode>SYR</OriginCountryCode><AsylumCountryCode>TUR</AsylumCountryCode>
            <ArrivalDate>2014-01-01T00:00:00</ArrivalDate><SexCode>F</SexCode><NationalityCode>SYR</NationalityCode>
            <MarriageStatusCode>WD</MarriageStatusCode><ReligionCode>-</ReligionCode><EthnicityCode>-</EthnicityCode>
            <EducationLevelCode>6</EducationLevelCode><MotherName></MotherName><FatherName></FatherName>
            <RelationshipToPrincipalRepresentative>PA</RelationshipToPrincipalRepresentative><Photo></Photo>
            </dataIndividual>
            <dataProcessGroup><ProcessingGroupNumber>TST-1</ProcessingGroupNumber>
            <ProcessingGroupSize>1</ProcessingGroupSize></dataProcessGroup>
            <dataAddress><IndividualID>1-01</IndividualID><AddressType>CoA</AddressType>
            <AddressCountry>TUR</AddressCountry><LocationLevel1Description></LocationLevel1Description>
            <LocationLevel2Description></LocationLevel2Description>
            <LocationLevel3Description></LocationLevel3Description>
            <LocationLevel4Description></LocationLevel4Description><LocationLevel6></LocationLevel6></dataAddress>
            <dataResettlement><IndividualID>1-01</IndividualID>
            <ResettlementCriteriaCode>AWR</ResettlementCriteriaCode><ResettlementCriteriaCode2>MED</ResettlementCriteriaCode2>
            <ResettlementPriorityCode>NR</ResettlementPriorityCode></dataResettlement>
            </CASE></UNHCR_RRF>""";
}
