package org.havn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// Havn has no powerful little features: nothing of what attackers like best is there to be misused. See
/// docs/security.md.
class PowerfulFeaturesTests {
    static final JavaClasses HAVN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.havn");
    private static final Set<String> GIVEN_TO_HANDLERS =
            Set.of(HttpServletRequest.class.getName(), HttpServletResponse.class.getName(), Model.class.getName());
    private static final Pattern SCRIPT = Pattern.compile(
            "<script(?![^>]*\\ssrc=)|\\son[a-z]+\\s*=\\s*[\"']|hx-on|javascript:|\\$unsafe", Pattern.CASE_INSENSITIVE);
    private static final Pattern POWER_OF_SCRIPT = Pattern.compile(
            "localStorage|sessionStorage|indexedDB|innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|"
                    + "new Function|postMessage|serviceWorker");

    /// Opening what people said, or what was written about them, puts that on record and changes nothing else.
    private static final Set<String> LEAVES_A_RECORD_ONLY = Set.of(
            "org.havn.needs.Needs.get(org.havn.cases.CaseNumber, org.havn.needs.NeedId)",
            "org.havn.needs.Proposals.find(org.havn.cases.CaseNumber, org.havn.needs.NeedId)",
            "org.havn.access.CaseOpenings.brokenGlass()",
            "org.havn.access.GlassNotices.forReader(org.havn.platform.Words, java.util.UUID)",
            "org.havn.access.CaseAccess.of(java.lang.String)",
            "org.havn.placement.MunicipalityProfiles.open(org.havn.placement.PlacementId)");

    /// Looked through: each is read and written under a lock of its own, or by one thread.
    private static final Set<String> CHANGE_UNDER_A_LOCK = Set.of(
            "org.havn.audit.SideDoor.own",
            "org.havn.audit.log.AuditLog.last",
            "org.havn.audit.log.AuditLog.lastAsked",
            "org.havn.audit.log.LogKeeper.lastTrouble",
            "org.havn.audit.log.LogKey.key",
            "org.havn.platform.watch.LogSender.lost",
            // the application's start and end, one after the other
            "org.havn.platform.watch.LogSender.thread",
            "org.havn.platform.watch.MetricsPort.server",
            "org.havn.platform.watch.Watch.thread");

    private static final Set<String> GUARDED_COLLECTIONS = Set.of(
            // filled in the constructor and read afterwards
            "org.havn.audit.Vocabulary",
            "org.havn.platform.Texts",
            // under the lock of their owner
            "org.havn.access.DoorWatch",
            // one thread's alone
            "org.havn.audit.log.Deliveries",
            "org.havn.audit.log.LogKeeper",
            "org.havn.platform.watch.Watch");

    @Test
    void nothingIsReadBackAsAnObject() {
        noClasses()
                .should()
                .dependOnClassesThat(assignableTo(ObjectInputStream.class))
                .check(HAVN);
    }

    @Test
    void nothingIsLookedUpByNameOrRunFromText() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "javax.naming..", "javax.script..", "groovy..", "org.springframework.expression.."))
                .check(HAVN);
        assertThat(HAVN.stream()
                        .flatMap(it -> it.getMethodCallsFromSelf().stream())
                        .filter(it -> it.getTarget().getName().equals("exec"))
                        .filter(it -> it.getTarget().getOwner().isEquivalentTo(Runtime.class))
                        .map(Object::toString))
                .isEmpty();
    }

    @Test
    void templatesAreCompiledWithTheApplication() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("gg.jte.resolve..", "gg.jte.compiler.."))
                .check(HAVN);
    }

    @Test
    void theDemonstrationHasNoPageAndNothingElseKnowsIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.havn.demo..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.havn.demo.."))
                .check(HAVN);
        assertThat(handlers().map(it -> it.getOwner().getPackageName()))
                .isNotEmpty()
                .noneMatch(it -> it.startsWith("org.havn.demo"));
    }

    @Test
    void noUploadedFilesNameIsRead() {
        var asked = HAVN.stream()
                .flatMap(it -> it.getMethodCallsFromSelf().stream())
                .filter(it -> it.getTarget().getOwner().getPackageName().contains("multipart")
                        || it.getTarget().getOwner().getSimpleName().equals("Part"))
                // looks at the end of the name, and lets nobody else see it
                .filter(it -> !it.getOriginOwner().getName().equals("org.havn.platform.FileEndings"))
                .map(it -> it.getTarget().getName());

        assertThat(asked)
                .contains("getBytes")
                .doesNotContain("getOriginalFilename", "getSubmittedFileName", "transferTo");
    }

    @Test
    void secretsComeFromTheSecureGenerator() {
        noClasses()
                .that()
                .resideInAnyPackage("org.havn.access..", "org.havn.audit..", "org.havn.platform..")
                .should()
                .dependOnClassesThat(HasName.Predicates.name(Random.class.getName())
                        .or(HasName.Predicates.name(ThreadLocalRandom.class.getName()))
                        .or(HasName.Predicates.name(java.util.SplittableRandom.class.getName()))
                        .forSubtype())
                .check(HAVN);
    }

    @Test
    void cryptographyComesFromTheJdkAndBouncyCastle() {
        noClasses()
                .should()
                .beAssignableTo(java.security.Provider.class)
                .orShould()
                .beAssignableTo(java.security.MessageDigestSpi.class)
                .orShould()
                .beAssignableTo(java.security.SignatureSpi.class)
                .orShould()
                .beAssignableTo(javax.crypto.CipherSpi.class)
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("org.apache.commons.codec..", "com.google.common.hash.."))
                .check(HAVN);
    }

    @Test
    void handlersTakeFieldsAndAnswerPages() {
        assertThat(handlers()).isNotEmpty().allSatisfy(handler -> {
            assertThat(handler.isMetaAnnotatedWith(ResponseBody.class)
                            || handler.getOwner().isMetaAnnotatedWith(ResponseBody.class))
                    .as(handler.getFullName() + " answers an object as JSON")
                    .isFalse();
            assertThat(handler.getParameters())
                    .as(handler.getFullName())
                    .allMatch(PowerfulFeaturesTests::isAField, "is a single field, or given by the framework");
        });
    }

    @Test
    void noGetChangesAnything() {
        assertThat(writingHandlers(GetMapping.class)).isEmpty();
        assertThat(writingHandlers(PostMapping.class))
                .as("what the same look finds where writing is right")
                .isNotEmpty();
        assertThat(handlers()
                        .filter(it -> it.isAnnotatedWith(RequestMapping.class))
                        .map(JavaMethod::getFullName))
                .as("handlers for every method at once")
                .isEmpty();
    }

    @Test
    void noTemplateHoldsScript() throws IOException {
        assertThat(holding(SCRIPT, Path.of("src/main/jte"), ".jte")).isEmpty();
    }

    /// The page that works without a network keeps seals in one place, and registers one worker.
    @Test
    void theScriptKeepsNothingAndWritesNoMarkup() throws IOException {
        var page = "src/main/web/offline/offline.ts";
        var store = "src/main/web/offline/store.ts";

        assertThat(holding(POWER_OF_SCRIPT, Path.of("src/main/web"), ".ts")).containsExactlyInAnyOrder(page, store);
        assertThat(powers(store)).containsOnly("indexedDB");
        assertThat(powers(page)).containsOnly("serviceWorker");
    }

    private static List<String> powers(String script) {
        return POWER_OF_SCRIPT
                .matcher(read(Path.of(script)))
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    @Test
    void theScriptAsksForElementsByKindAndNeverByNamesThatAPageCouldTake() throws IOException {
        // an element with such a name or id would stand in the place of what script expects
        var byName = Pattern.compile("document\\.(forms|images|links|anchors|embeds|all)\\b|getElementsByName"
                + "|window\\[|document\\[|globalThis|\\bvar \\w|declare global");
        assertThat(holding(byName, Path.of("src/main/web"), ".ts")).isEmpty();
        assertThat(Files.readString(Path.of("src/main/web/tsconfig.json"))).contains("\"strict\": true");
        assertThat(Files.readString(Path.of("src/main/web/build.mjs"))).doesNotContain("globalName");
    }

    @Test
    void whatThreadsShareIsWrittenOnceOrGuarded() {
        var unguarded = HAVN.stream()
                .filter(it -> it.isMetaAnnotatedWith(Component.class))
                .flatMap(it -> it.getFields().stream())
                .filter(it -> !it.getModifiers().contains(JavaModifier.FINAL)
                        && !it.getModifiers().contains(JavaModifier.VOLATILE))
                .map(it -> it.getFullName())
                .toList();
        assertThat(unguarded).as("fields that change").isSubsetOf(CHANGE_UNDER_A_LOCK);

        var maps = HAVN.stream()
                .filter(it -> it.isMetaAnnotatedWith(Component.class))
                .flatMap(it -> it.getConstructorCallsFromSelf().stream())
                .filter(it -> it.getOrigin().isConstructor()
                        || it.getOrigin().getName().equals("<clinit>"))
                .filter(
                        it -> it.getTargetOwner()
                                .getName()
                                .matches(
                                        "java\\.util\\.(HashMap|LinkedHashMap|ArrayList|HashSet|TreeMap|ArrayDeque)|java\\.text\\..*Format"))
                .map(it -> it.getOriginOwner().getName())
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
        assertThat(maps).as("collections that are not made for threads").isSubsetOf(GUARDED_COLLECTIONS);
    }

    @Test
    void secretsAreComparedInTheSameTimeWhateverTheyAre() {
        var comparing = HAVN.stream()
                .filter(it -> it.getPackageName()
                        .matches("org\\.havn\\.(access\\.vault|audit\\.merkle|audit\\.log|platform\\.backup)"))
                .flatMap(it -> it.getMethodCallsFromSelf().stream())
                .filter(it -> it.getTarget().getOwner().getName().equals("java.util.Arrays")
                        && it.getTarget().getName().equals("equals")
                        && it.getTarget()
                                .getRawParameterTypes()
                                .getFirst()
                                .getName()
                                .equals("[B"))
                .map(it -> it.getOriginOwner().getName())
                // the short name of a public key
                .filter(it -> !it.equals("org.havn.audit.log.VerifierKey"));

        assertThat(comparing).isEmpty();
        assertThat(HAVN.stream()
                        .flatMap(it -> it.getMethodCallsFromSelf().stream())
                        .filter(it -> it.getTarget().getOwner().getName().equals("java.security.MessageDigest")
                                && it.getTarget().getName().equals("isEqual"))
                        .map(it -> it.getOriginOwner().getName()))
                .contains("org.havn.audit.merkle.Hash");
    }

    @Test
    void nothingButStylesScriptsFontsAndPicturesIsServedAsAFile() throws IOException {
        try (var files = Files.walk(Path.of("target/classes/static"))) {
            assertThat(files.filter(Files::isRegularFile).map(Path::toString))
                    .isNotEmpty()
                    .allMatch(it -> it.matches(".*\\.(css|js|svg|woff2|webmanifest)|.*/version\\.txt"));
        }
    }

    @Test
    void librariesComeFromTheUsualPlacesOnly() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        var lock = Files.readString(Path.of("src/main/web/package-lock.json"));

        assertThat(pom)
                .doesNotContain("<repository>", "<pluginRepository>", "LATEST</version>", "RELEASE</version>")
                .doesNotContainPattern("</artifactId>\\s*<version>[\\[(]");
        assertThat(count(lock, "\"integrity\": \"sha512-"))
                .isPositive()
                .isEqualTo(count(lock, "\"node_modules/[^\"]+\": \\{"));
    }

    private static Stream<JavaMethod> handlers() {
        return HAVN.stream()
                .flatMap(it -> it.getMethods().stream())
                .filter(it -> it.isMetaAnnotatedWith(RequestMapping.class) || it.isAnnotatedWith(RequestMapping.class));
    }

    private static List<String> writingHandlers(Class<? extends Annotation> method) {
        return handlers()
                .filter(it -> it.isAnnotatedWith(method))
                .filter(handler -> handler.getMethodCallsFromSelf().stream()
                        .flatMap(call -> call.getTarget().resolveMember().stream())
                        .anyMatch(PowerfulFeaturesTests::writes))
                .map(JavaMethod::getFullName)
                .toList();
    }

    private static boolean isAField(JavaParameter parameter) {
        var named = Stream.of(RequestParam.class, PathVariable.class, RequestHeader.class, CookieValue.class)
                .anyMatch(parameter::isAnnotatedWith);
        var whole = parameter.isAnnotatedWith(RequestBody.class) || parameter.isAnnotatedWith(ModelAttribute.class);
        return !whole
                && (named || GIVEN_TO_HANDLERS.contains(parameter.getRawType().getName()));
    }

    private static boolean writes(com.tngtech.archunit.core.domain.JavaMember method) {
        return !LEAVES_A_RECORD_ONLY.contains(method.getFullName())
                && method.isAnnotatedWith(Transactional.class)
                && !method.getAnnotationOfType(Transactional.class).readOnly();
    }

    private static List<String> holding(Pattern pattern, Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(it -> !it.toString().contains("node_modules"))
                    .filter(it -> it.toString().toLowerCase(Locale.ROOT).endsWith(ending))
                    .filter(it -> pattern.matcher(read(it)).find())
                    .map(Path::toString)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(file + " cannot be read", unreadable);
        }
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
