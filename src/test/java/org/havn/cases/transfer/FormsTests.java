package org.havn.cases.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.havn.Drill;
import org.havn.HavnTest;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.CaseScopes;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.access.UnitId;
import org.havn.access.Units;
import org.havn.access.exports.Watermark;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Programme;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.cases.errf.ErrfCase;
import org.havn.cases.errf.InventedForms;
import org.havn.needs.NeedState;
import org.havn.needs.Needs;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.havn.platform.Texts;
import org.havn.reference.CountryCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Families come in with UNHCR's form, each whole or not at all, and go out again as they came.
@HavnTest
class FormsTests {
    /// In full with -Dhavn.forms.families=1000.
    private static final int FAMILIES = Integer.getInteger("havn.forms.families", 25);

    @Autowired
    private FormImport imports;

    @Autowired
    private FormExport export;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Cases cases;

    @Autowired
    private Persons persons;

    @Autowired
    private Needs needs;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private CaseScopes scopes;

    @Autowired
    private Vault vault;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final ProgrammeId programme = new ProgrammeId(Ids.next());
    private UUID caseworker = new UUID(0, 0);

    @BeforeEach
    void thereIsAProgrammeAndItsCaseworker() {
        DemoUnits.openIn(units);
        var unit = DemoUnits.PLACEMENT;
        programmes.open(new Programme(
                programme,
                "Families by form",
                5000,
                new CountryCode("TR"),
                new CountryCode("NO"),
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2027, 12, 31),
                unit,
                unit,
                false));
        caseworker = caseworker(unit);
    }

    @Test
    void familiesComeInOnceAndGoOutAsTheyCame() {
        var families = BroughtForms.families(FAMILIES);

        var begun = System.nanoTime();
        var first = bring(families);
        var came = (System.nanoTime() - begun) / 1_000_000;
        var second = bring(families);

        assertThat(first).hasSize(FAMILIES).allSatisfy(it -> assertThat(it).isInstanceOf(CameIn.Imported.class));
        assertThat(second).hasSize(FAMILIES).allSatisfy(it -> assertThat(it).isInstanceOf(CameIn.AlreadyHere.class));
        for (var at = 0; at < FAMILIES; at++) {
            var form = families.get(at);
            var goes = export.form(number(first.get(at)));
            assertThat(FormDifference.between(goes, form)).as("family %d", at).isEmpty();
            assertThat(goes.blocks()).hasSameSizeAs(form.blocks());
            assertThat(picture(goes)).isEqualTo(picture(form));
        }
        Drill.figure(
                "forms",
                FAMILIES + " families came in within " + came + " ms and went out as they came, 0 fields lost");
    }

    @Test
    void aFamilyIsReadIntoTheHousesOwnWords() {
        var came = BroughtForms.families(1).getFirst();

        var household = cases.get(number(bring(List.of(came)).getFirst()));

        assertThat(household.householdSize()).isEqualTo(came.persons().size());
        assertThat(cases.categoriesOf(household.number()).getFirst().value()).isEqualTo("AWR");
        assertThat(household.members().getFirst().person())
                .isEqualTo(household.principalApplicant().person());
        var people =
                persons.all(household.members().stream().map(it -> it.person()).toList());
        assertThat(people.values().stream().map(it -> it.names().getFirst()))
                .containsExactlyInAnyOrderElementsOf(
                        came.persons().stream().map(Meanings::name).toList());
        assertThat(people.values())
                .allSatisfy(it -> assertThat(it.countryOfOrigin().value()).isEqualTo("SY"));
        assertThat(needs.of(household.number())).hasSize(2).allSatisfy(need -> {
            assertThat(need.state()).isEqualTo(NeedState.VOICED);
            assertThat(need.specificNeeds().getFirst().value()).isIn("SM", "DS");
            assertThat(need.words().verbatim()).startsWith("Not told in their own words yet");
        });
    }

    @Test
    void whatTheHouseHasNoPlaceForLiesSealed() {
        var came = BroughtForms.with(BroughtForms.families(1).getFirst(), it -> it.replace("Gaziantep", "Sealedtown"));

        var number = number(bring(List.of(came)).getFirst());

        var kept = jdbc.sql("select blocks from cases.form_part where case_number = :number")
                .param("number", number.value())
                .query((row, _) -> row.getBytes(1))
                .list();
        assertThat(kept)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(it -> assertThat(new String(it, StandardCharsets.ISO_8859_1))
                        .doesNotContain("Sealedtown", "IndividualID"));
        assertThat(export.form(number).first("dataAddress").orElseThrow().text("LocationLevel1Description"))
                .isEqualTo("Sealedtown");
    }

    @Test
    void aChangedFormIsShownAsADifferenceAndChangesNothing() {
        var came = BroughtForms.families(1).getFirst();
        var number = number(bring(List.of(came)).getFirst());
        var before = export.form(number);

        var outcome = bring(List.of(BroughtForms.with(came, it -> it.replace(">SYR<", ">IRQ<"))))
                .getFirst();

        assertThat(outcome).isInstanceOfSatisfying(CameIn.Differs.class, it -> {
            assertThat(it.number()).isEqualTo(number);
            assertThat(it.differences()).anySatisfy(one -> {
                assertThat(one.field()).isEqualTo("OriginCountryCode");
                assertThat(one.here()).isEqualTo("SYR");
                assertThat(one.there()).isEqualTo("IRQ");
            });
        });
        assertThat(FormDifference.between(export.form(number), before)).isEmpty();
    }

    @Test
    void ofAFamilyOfWhichOneThingIsWrongNothingIsKept() {
        var good = BroughtForms.families(1).getFirst();
        var bad = BroughtForms.families(1).getFirst();
        var spoiled = BroughtForms.with(bad, it -> it.replaceFirst("<DateofBirth>[^<]*</DateofBirth>", ""));

        var outcomes = bring(List.of(good, spoiled));

        assertThat(outcomes.getFirst()).isInstanceOf(CameIn.Imported.class);
        assertThat(outcomes.getLast())
                .isInstanceOfSatisfying(
                        CameIn.Refused.class,
                        it -> assertThat(it.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.rule()).isEqualTo("birth-not-said");
                            assertThat(problem.line()).isPositive();
                            assertThat(problem.person()).isNotEmpty();
                        }));
        assertThat(bring(List.of(bad)).getFirst()).isInstanceOf(CameIn.Imported.class);
    }

    @Test
    void somebodyOnAnotherCaseDoesNotComeInTwice() {
        var came = BroughtForms.families(1).getFirst();
        bring(List.of(came));

        var twice = BroughtForms.with(
                came, it -> it.replace(">" + FormReading.number(came) + "<", ">TST-ANOTHER-" + Ids.next() + "<"));

        assertThat(bring(List.of(twice)).getFirst())
                .isInstanceOfSatisfying(
                        CameIn.Refused.class,
                        it -> assertThat(it.problems().getFirst().rule()).isEqualTo("person-on-another-case"));
    }

    /// Who is assigned from elsewhere sees the family, and its programme is not theirs.
    @Test
    void whoIsAssignedFromElsewhereTakesTheFormOutAsWell() {
        var came = BroughtForms.families(1).getFirst();
        var number = number(bring(List.of(came)).getFirst());
        var elsewhere = caseworker(anotherUnit());
        OwnWork.run("test", () -> scopes.assign(number.value(), elsewhere, "knows-the-family"));

        As.account(elsewhere, () -> {
            assertThat(programmes.find(programme)).isEmpty();
            assertThat(FormDifference.between(export.form(number), came)).isEmpty();
        });
    }

    @Test
    void whoDoesNotSeeTheFamilyLearnsNothingOfItAndChangesNothing() {
        var came = BroughtForms.families(1).getFirst();
        var number = number(bring(List.of(came)).getFirst());
        var elsewhere = caseworker(anotherUnit());

        var outcome = bring(elsewhere, List.of(BroughtForms.with(came, it -> it.replace(">SYR<", ">IRQ<"))))
                .getFirst();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CameIn.Refused.class,
                        it -> assertThat(it.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.rule()).isEqualTo("number-not-free");
                            assertThat(problem.arguments()).isEmpty();
                        }));
        As.account(elsewhere, () -> assertThat(cases.find(number)).isEmpty());
    }

    @Test
    void whoWasErasedDoesNotComeBackWithAForm() {
        var came = BroughtForms.families(1).getFirst();
        var number = number(bring(List.of(came)).getFirst());
        var applicant = cases.get(number).principalApplicant().person();
        transaction.executeWithoutResult(_ -> List.of("form_case", "case_member")
                .forEach(it -> jdbc.sql("delete from cases." + it + " where case_number = :number")
                        .param("number", number.value())
                        .update()));
        vault.erase(List.of(KeyOwner.person(applicant.value())));

        assertThat(bring(List.of(came)).getFirst())
                .isInstanceOfSatisfying(
                        CameIn.Refused.class,
                        it -> assertThat(it.problems().getFirst().rule()).isEqualTo("person-erased"));
    }

    @Test
    void theOlderFormComesInAsWell() {
        var outcomes = new ArrayList<CameIn>();
        As.account(
                caseworker,
                () -> imports.read(
                        programme,
                        new ByteArrayInputStream(BroughtForms.older()),
                        10,
                        (_, outcome) -> outcomes.add(outcome)));

        var goes = export.form(number(outcomes.getFirst()));

        assertThat(goes.relationship(goes.persons().getFirst().text("IndividualGUID")))
                .isEqualTo("PA");
        assertThat(goes.first("dataResettlement").orElseThrow().text("ResettlementCriteria2Code"))
                .isEqualTo("MED");
        assertThat(new org.havn.cases.errf.ErrfChecker().check(goes)).isEmpty();
    }

    @Test
    void theFileSaysWhatTheFormCannotCarryAndWhoTookItOut() throws IOException {
        var number = number(bring(BroughtForms.families(1)).getFirst());
        var words = texts.in(Locale.ENGLISH);

        var draft = export.draft(List.of(number), words);
        var mark = new Watermark(Ids.next(), "A tester", java.time.Instant.EPOCH, "Somebody", "because");
        var parts = new java.util.LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(draft.made().apply(mark)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        assertThat(draft.cases()).containsExactly(number.value());
        assertThat(parts).containsOnlyKeys("form.xml", "not-in-the-form.txt", "taken-out.txt");
        assertThat(parts.get("not-in-the-form.txt"))
                .contains("in its own words", number + ": 2 needs here; the form carries 2 of them");
        assertThat(parts.get("taken-out.txt")).contains("A tester");
    }

    private List<CameIn> bring(List<ErrfCase> families) {
        return bring(caseworker, families);
    }

    private List<CameIn> bring(UUID account, List<ErrfCase> families) {
        var outcomes = new ArrayList<CameIn>();
        As.account(
                account,
                () -> imports.read(
                        programme,
                        new ByteArrayInputStream(InventedForms.written(families)),
                        Integer.MAX_VALUE,
                        (_, outcome) -> outcomes.add(outcome)));
        return outcomes;
    }

    private static CaseNumber number(CameIn outcome) {
        assertThat(outcome).isInstanceOf(CameIn.Imported.class);
        return ((CameIn.Imported) outcome).number();
    }

    private UUID caseworker(UnitId unit) {
        return OwnWork.of(
                "test",
                () -> accounts.open(
                        "forms-" + UUID.randomUUID(),
                        "A caseworker",
                        "a sentence to remember",
                        Set.of(Role.CASEWORKER),
                        unit));
    }

    private UnitId anotherUnit() {
        var unit = new UnitId(Ids.next());
        var organisation = units.organisations().getFirst().id();
        OwnWork.run("test", () -> units.open(unit, organisation, "Another office " + unit.value()));
        return unit;
    }

    /// The pixels of the first photograph.
    private static int[] picture(ErrfCase household) {
        var bytes = Base64.getMimeDecoder()
                .decode(household.first("dataPhotograph").orElseThrow().text("Photo"));
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
