package org.havn.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havn.cases.CaseNumber;
import org.havn.cases.Relationship;
import org.havn.needs.Confirmation;
import org.havn.needs.Need;
import org.havn.needs.NeedId;
import org.havn.needs.NeedState;
import org.havn.needs.OwnWords;
import org.havn.needs.Phase;
import org.havn.needs.Requirement;
import org.havn.needs.Severity;
import org.havn.people.BirthDate;
import org.havn.people.Education;
import org.havn.people.EducationLevel;
import org.havn.people.Kinship;
import org.havn.people.LanguageSkill;
import org.havn.people.LifeStatus;
import org.havn.people.Literacy;
import org.havn.people.MaritalStatus;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.PersonName;
import org.havn.people.Relation;
import org.havn.people.Script;
import org.havn.people.Sex;
import org.havn.reference.CapabilityCode;
import org.havn.reference.CountryCode;
import org.havn.reference.LanguageTag;
import org.havn.reference.OccupationCode;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;

/// The family for whom Havn is built: Amina, a widow from Aleppo, and her six children.
///
/// What is asked for is in DOMAIN.md, sections 1 and 4; the names, the birthdays and every sentence here are invented.
final class WidowsFamily {
    static final CaseNumber NUMBER = new CaseNumber("HVN-26-000200");
    /// From the eldest to the youngest.
    static final List<Integer> CHILDREN = List.of(16, 14, 11, 9, 7, 4);

    private static final CountryCode SYRIA = new CountryCode("SY");
    private static final LanguageTag LEVANTINE = new LanguageTag("apc");
    private static final LanguageTag ARABIC = new LanguageTag("ar");
    private static final EnumSet<Phase> ALWAYS = EnumSet.allOf(Phase.class);
    private static final Set<Phase> AFTER = EnumSet.of(Phase.AFTER_ARRIVAL);

    private final Chance chance;
    private final LocalDate asOf;
    private final Family family;
    private final List<Need> needs = new ArrayList<>();

    WidowsFamily(Chance chance, LocalDate asOf, Origin origin) {
        this.chance = chance;
        this.asOf = asOf;
        this.family = new Family(origin);
        people();
        voices();
    }

    Family family() {
        return family;
    }

    List<Need> needs() {
        return needs;
    }

    private void people() {
        var amina = person(
                "أمينة قاسم",
                "Amina Qasim",
                Sex.FEMALE,
                38,
                MaritalStatus.WIDOWED,
                true,
                new Education(EducationLevel.PRIMARY, 6, Literacy.READS_AND_WRITES),
                "7531");
        var father = new Person(
                new PersonId(chance.id()),
                names("يوسف نجار", "Yousef Najjar"),
                born(41),
                Sex.MALE,
                MaritalStatus.MARRIED,
                LifeStatus.DECEASED,
                SYRIA,
                List.of(skill(true)),
                Education.NOT_ASKED,
                null);
        family.members.add(new Member(amina, Relationship.PRINCIPAL_APPLICANT, 38));
        family.others.add(father);
        family.kinships.add(new Kinship(father.id(), Relation.SPOUSE, amina.id()));

        child(amina, father, "هالة نجار", "Hala Najjar", Sex.FEMALE, 16, 5, Literacy.NEITHER);
        child(amina, father, "كريم نجار", "Karim Najjar", Sex.MALE, 14, 6, Literacy.READS_AND_WRITES);
        child(amina, father, "سامي نجار", "Sami Najjar", Sex.MALE, 11, 2, Literacy.READS);
        child(amina, father, "رنا نجار", "Rana Najjar", Sex.FEMALE, 9, 2, Literacy.READS_AND_WRITES);
        child(amina, father, "عمر نجار", "Omar Najjar", Sex.MALE, 7, 1, Literacy.NEITHER);
        child(amina, father, "لينا نجار", "Lina Najjar", Sex.FEMALE, 4, null, Literacy.NEITHER);
    }

    private void child(
            Person mother,
            Person father,
            String arabic,
            String latin,
            Sex sex,
            int age,
            @Nullable Integer grade,
            Literacy literacy) {
        var level = grade != null && grade >= 6 ? EducationLevel.PRIMARY : EducationLevel.NO_SCHOOLING;
        var child = person(
                arabic,
                latin,
                sex,
                age,
                MaritalStatus.SINGLE,
                literacy != Literacy.NEITHER,
                new Education(level, grade, literacy),
                null);
        family.members.add(new Member(child, Relationship.CHILD, age));
        family.kinships.add(new Kinship(mother.id(), Relation.PARENT, child.id()));
        family.kinships.add(new Kinship(father.id(), Relation.PARENT, child.id()));
    }

    private Person person(
            String arabic,
            String latin,
            Sex sex,
            int age,
            MaritalStatus status,
            boolean reads,
            Education education,
            @Nullable String isco) {
        return new Person(
                new PersonId(chance.id()),
                names(arabic, latin),
                born(age),
                sex,
                status,
                LifeStatus.LIVING,
                SYRIA,
                List.of(skill(reads)),
                education,
                isco == null ? null : new OccupationCode(isco));
    }

    private static LanguageSkill skill(boolean reads) {
        return new LanguageSkill(LEVANTINE, true, reads, true);
    }

    private static List<PersonName> names(String arabic, String latin) {
        return List.of(name(arabic, Script.ARABIC), name(latin, Script.LATIN));
    }

    private static PersonName name(String whole, Script script) {
        var space = whole.lastIndexOf(' ');
        return new PersonName(whole.substring(0, space), whole.substring(space + 1), script);
    }

    private BirthDate born(int age) {
        return new BirthDate.Exact(asOf.minusYears(age).minusDays(20L + 11L * age));
    }

    /// In Amina's own order: treatment for her son, school for all, work for herself, a place to be safe.
    private void voices() {
        var amina = family.members.getFirst().person().id();
        var hala = family.members.get(1).person().id();
        var sami = family.members.get(3).person().id();

        say(
                sami,
                requires("BURN_RECONSTRUCTION", true, 90, 12),
                Severity.CRITICAL,
                ALWAYS,
                "doctor",
                "DS-UBM SM-CC",
                "medical-form",
                "ابني احترق بالقنبلة. عملوله ثلاث عمليات وما نجحت. بدي حدا يعالجه، وبعدها مو مهم وين نعيش.",
                "My son was burned by the bomb. They operated on him three times and it failed. I want somebody to treat him; after that it does not matter where we live.",
                "Sønnen min ble brent av bomben. De opererte ham tre ganger, og det lyktes ikke. Jeg vil at noen skal behandle ham; etter det er det ikke så viktig hvor vi bor.");
        say(
                sami,
                requires("JAW_SURGERY", true, 120, 4),
                Severity.CRITICAL,
                ALWAYS,
                "doctor",
                "SM-CC",
                "medical-form",
                "ما بيقدر يفتح تمه. بطعميه شوربة بالملعقة، نقطة نقطة.",
                "He cannot open his mouth. I feed him broth with a spoon, drop by drop.",
                "Han kan ikke åpne munnen. Jeg mater ham med suppe på skje, dråpe for dråpe.");
        say(
                sami,
                requires("DIETITIAN", false, 90, 6),
                Severity.HIGH,
                ALWAYS,
                "doctor",
                "SM-MN",
                "medical-form",
                "صار خفيف كتير. بحمله متل ما بحمل أخته الصغيرة.",
                "He has become so light. I carry him the way I carry his little sister.",
                "Han er blitt så lett. Jeg bærer ham slik jeg bærer lillesøsteren hans.");
        say(
                sami,
                requires("DENTAL_CARE", false, 90, 4),
                Severity.MODERATE,
                AFTER,
                "doctor",
                "SM-OT",
                "medical-form",
                "سنانه عم توجعه وما في دكتور بيقدر يشوفها.",
                "His teeth hurt, and no doctor can get to see them.",
                "Han har vondt i tennene, og ingen lege kommer til for å se på dem.");
        say(
                sami,
                null,
                Severity.CRITICAL,
                EnumSet.of(Phase.DURING_TRAVEL),
                "doctor",
                "SM-CC",
                "medical-form",
                "بالطيارة ما بيقدر ياكل متل الناس. بخاف يستفرغ ويختنق. لازم ضل جنبه ومعي شوربته.",
                "On the plane he cannot eat like other people. I am afraid that he vomits and chokes. I must sit beside him and have his broth with me.",
                "På flyet kan han ikke spise som andre. Jeg er redd han kaster opp og blir kvalt. Jeg må sitte ved siden av ham og ha suppa hans med meg.");
        say(
                null,
                null,
                Severity.HIGH,
                AFTER,
                "caseworker",
                "",
                "interview",
                "بدي كل ولادي يروحوا عالمدرسة، كلهم، مو بس الصغار.",
                "I want all my children to go to school, all of them, not only the small ones.",
                "Jeg vil at alle barna mine skal gå på skole, alle sammen, ikke bare de små.");
        say(
                hala,
                requires("CATCH_UP_SCHOOLING", false, 60, null),
                Severity.HIGH,
                AFTER,
                "best-interests-officer",
                "CR-NE",
                "best-interests",
                "تركت المدرسة بالصف الخامس. نسيت كيف بكتب اسمي. بدي أتعلم من أول وجديد.",
                "I left school in fifth grade. I have forgotten how to write my name. I want to learn from the beginning again.",
                "Jeg sluttet på skolen i femte klasse. Jeg har glemt hvordan jeg skriver navnet mitt. Jeg vil lære helt fra begynnelsen.");
        say(
                amina,
                null,
                Severity.MODERATE,
                AFTER,
                "caseworker",
                "SP-PT",
                "interview",
                "بعرف خيّط. بدي شغل، ما بدي حدا يصرف علينا.",
                "I can sew. I want work; I do not want anybody to have to pay for us.",
                "Jeg kan sy. Jeg vil ha arbeid; jeg vil ikke at noen skal måtte betale for oss.");
        say(
                null,
                null,
                Severity.HIGH,
                AFTER,
                "caseworker",
                "WR-SF",
                "interview",
                "بدي مكان آمن، ونحس فيه إنه آمن. باب نسكره وننام.",
                "I want a place that is safe and where we feel safe. A door that we close, and we sleep.",
                "Jeg vil ha et sted som er trygt, og der vi kjenner oss trygge. En dør vi kan lukke, og så sove.");
        say(
                null,
                null,
                Severity.HIGH,
                AFTER,
                "caseworker",
                "",
                "interview",
                "نحنا سبعة وما بنتفرق. بدنا بيت يوسعنا كلنا.",
                "We are seven and we stay together. We want a home that holds all of us.",
                "Vi er sju, og vi skal ikke skilles. Vi vil ha et hjem med plass til alle.");
        say(
                null,
                new Requirement(CapabilityCode.interpreter(ARABIC), false, null, null, null),
                Severity.HIGH,
                ALWAYS,
                "caseworker",
                "",
                "interview",
                "بدي حدا يحكي عربي معي عند الدكتور، لحتى أفهم كل كلمة.",
                "I want somebody who speaks Arabic with me at the doctor’s, so that I understand every word.",
                "Jeg vil ha noen som snakker arabisk med meg hos legen, så jeg forstår hvert ord.");
        say(
                null,
                new Requirement(CapabilityCode.languageCommunity(ARABIC), false, null, null, null),
                Severity.MODERATE,
                AFTER,
                "caseworker",
                "",
                "interview",
                "هون الجيران ساعدوني كتير. بتمنى يكون في جيران نحكي معهم.",
                "Here the neighbours have helped me a lot. I wish for neighbours with whom we can talk.",
                "Her har naboene hjulpet meg mye. Jeg ønsker meg naboer vi kan snakke med.");
    }

    private static Requirement requires(String capability, boolean hard, int minutes, @Nullable Integer visits) {
        return new Requirement(new CapabilityCode(capability), hard, minutes, null, visits);
    }

    private void say(
            @Nullable PersonId person,
            @Nullable Requirement requirement,
            Severity severity,
            Set<Phase> phases,
            String confirmedBy,
            String codes,
            String evidence,
            String arabic,
            String english,
            String norwegian) {
        needs.add(new Need(
                new NeedId(chance.id()),
                NUMBER,
                person,
                needs.size() + 1,
                new OwnWords(
                        LEVANTINE,
                        arabic,
                        List.of(
                                new OwnWords.Translation(new LanguageTag("en"), english, Origin.TRANSLATOR),
                                new OwnWords.Translation(new LanguageTag("nb"), norwegian, Origin.TRANSLATOR))),
                requirement,
                codes.isEmpty()
                        ? List.of()
                        : java.util.regex.Pattern.compile(" ")
                                .splitAsStream(codes)
                                .map(SpecificNeedCode::new)
                                .toList(),
                severity,
                phases,
                evidence,
                new Confirmation(confirmedBy, asOf.minusDays(21)),
                requirement == null ? "CASEWORKER" : "PLACEMENT_OFFICER",
                asOf.plusDays(phases.contains(Phase.BEFORE_TRAVEL) ? 45 : 120),
                NeedState.CONFIRMED,
                ""));
    }
}
