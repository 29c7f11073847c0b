package org.havn.cases.errf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.havn.fuzz.Target;

/// UNHCR's form as a file, and a photograph in it. What is wrong is told and never thrown.
public final class ErrfParsers {
    private ErrfParsers() {}

    public static List<Target> all() {
        var forms = new InventedForms(5);
        var one = InventedForms.written(List.of(forms.next(1)));
        return List.of(
                Target.ofBytes("errf", List.of(one, withoutPhoto(one), OLDER), ErrfParsers::read),
                Target.ofText("errf-photo", List.of(forms.photo(40)), text -> ErrfPhoto.brokenRule(text)));
    }

    private static void read(byte[] file) {
        ErrfBatch.read(new ByteArrayInputStream(file), (household, _) -> {
            if (ErrfUpgrade.toV4(household).version() != ErrfVersion.V4) {
                throw new IllegalStateException("A case did not become one of version 4");
            }
        });
    }

    /// Small enough that a change in it often meets a rule.
    private static byte[] withoutPhoto(byte[] form) {
        return new String(form, StandardCharsets.UTF_8)
                .replaceFirst("(?s)<dataPhotograph>.*?</dataPhotograph>", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static final byte[] OLDER = """
            <UNHCR_RRF><RRFBATCHTYPE><GroupIndividualIndicator>Single</GroupIndividualIndicator></RRFBATCHTYPE>
            <CASE><dataIndividual><IndividualID>1-01</IndividualID><FamilyName>Amal</FamilyName>
            <DateofBirth>1980-01-01T00:00:00</DateofBirth><Photo>%s</Photo>
            <RelationshipToPrincipalRepresentative>PA</RelationshipToPrincipalRepresentative></dataIndividual>
            <dataProcessGroup><ProcessingGroupNumber>TST-1</ProcessingGroupNumber></dataProcessGroup>
            <dataDocument><IndividualID>1-01</IndividualID><DocumentNumber>A1</DocumentNumber></dataDocument>
            <dataResettlement><IndividualID>1-01</IndividualID>
            <ResettlementCriteriaCode2>MED</ResettlementCriteriaCode2></dataResettlement></CASE></UNHCR_RRF>""".formatted(Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}))
            .getBytes(StandardCharsets.UTF_8);
}
