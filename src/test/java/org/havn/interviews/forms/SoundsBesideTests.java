package org.havn.interviews.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.havn.access.uploads.UploadKind;
import org.havn.interviews.ReadOut;
import org.havn.interviews.Sounds;
import org.junit.jupiter.api.Test;

/// A form and its sounds are one thing.
class SoundsBesideTests {
    private static final String SETTINGS = "form_title,form_id,version\nVisit,visit,1\n";
    private static final String SURVEY = """
            type,name,label::en,label::ar,media::audio::English (en),media::audio::ar
            text,a,A,أ,a-en.ogg,a-ar.ogg
            text,b,B,ب,,a-ar.ogg
            """;

    @Test
    void eachFileThatIsNamedComesInOnceByItsContent() {
        var read = folder(SURVEY, Map.of("a-en.ogg", Sounds.ogg("one"), "a-ar.ogg", Sounds.m4a("two")));

        assertThat(read.problems()).isEmpty();
        assertThat(read.sounds())
                .extracting(FormSound::name, FormSound::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a-ar.ogg", UploadKind.MP4),
                        org.assertj.core.groups.Tuple.tuple("a-en.ogg", UploadKind.OGG));
        var question = (Item.Question) read.get().items().getFirst();
        assertThat(question.audio().byLanguage())
                .containsEntry("en", "a-en.ogg")
                .containsEntry("ar", "a-ar.ogg");
    }

    @Test
    void aFileThatIsNotThereIsAProblemThatNamesItsCell() {
        var read = folder(SURVEY, Map.of("a-ar.ogg", Sounds.ogg("two"), "A-EN.ogg", Sounds.ogg("one")));

        assertThat(read.form()).isEmpty();
        assertThat(read.sounds()).isEmpty();
        assertThat(read.problems())
                .extracting(FormProblem::toString)
                .containsExactly("sheet survey, row 2, column media::audio::English (en): expected the sound file"
                        + " 'a-en.ogg' beside the form, found no such file. Put it there, or look at the spelling and"
                        + " at large and small letters.");
    }

    @Test
    void whatIsNoSoundOrTooLargeOrHasAnAddressForANameIsRefused() {
        assertThat(refused(Sounds.film())).contains("expected sound: Ogg", "'a-en.ogg', which is a film");
        assertThat(refused(bytes("a,b\n1,2\n"))).contains("'a-en.ogg', which is something else");
        assertThat(refused(Sounds.ogg("x".repeat(2_000_000)))).contains("expected sound of at most 2 MB", "with 3 MB");
        assertThat(folder(SURVEY.replace("a-en.ogg", "../a-en.ogg"), Map.of("a-ar.ogg", Sounds.ogg("two")))
                        .problems())
                .singleElement()
                .asString()
                .contains("row 2, column media::audio::English (en)", "found '../a-en.ogg'");
    }

    @Test
    void allTogetherAreNoMoreThanFiftyMegabytes() {
        var survey = new StringBuilder("type,name,label,media::audio\n");
        var files = new TreeMap<String, byte[]>();
        var large = Sounds.ogg("x".repeat(1_990_000));
        for (var i = 0; i < 26; i++) {
            survey.append("text,q%d,Q,q%d.ogg%n".formatted(i, i));
            files.put("q" + i + ".ogg", large);
        }

        assertThat(folder(survey.toString(), files).problems())
                .singleElement()
                .asString()
                .contains("expected sound files of at most 50 MB together, found 52 MB");
    }

    @Test
    void aSpreadsheetThatComesAloneIsUsableAndSaysWhatIsMissing() {
        var form = ReadOut.form().get();

        var read = XlsForms.spreadsheet("visit.xlsx", XlsFormWriter.write(form));

        assertThat(read.get()).isEqualTo(form);
        assertThat(read.sounds()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(it -> {
            assertThat(it.stops()).isFalse();
            assertThat(it.found()).isEqualTo("the sound files ill-ar.wav, ill-en.wav, more-ar.wav");
        });
    }

    @Test
    void aSpreadsheetOrAnXFormBringsThemInAFolderOrAnArchive() throws IOException {
        var form = ReadOut.form().get();
        var sounds = new TreeMap<String, byte[]>();
        ReadOut.form().sounds().forEach(it -> sounds.put(it.name(), it.content()));
        for (var shape : Map.of("visit.xlsx", XlsFormWriter.write(form), "visit.xml", XForms.write(form))
                .entrySet()) {
            var files = new TreeMap<>(sounds);
            files.put(shape.getKey(), shape.getValue());

            for (var read : List.of(FormFiles.folder("visit", files), FormFiles.archive("visit.zip", zip(files)))) {
                assertThat(read.problems()).as(shape.getKey()).isEmpty();
                assertThat(read.sounds()).hasSize(3);
                assertThat(((Item.Question) read.get().all().get(1)).audio().byLanguage())
                        .containsEntry("en", "ill-en.wav")
                        .containsEntry("ar", "ill-ar.wav");
            }
            files.remove("ill-en.wav");
            assertThat(FormFiles.archive("visit.zip", zip(files)).problems())
                    .as(shape.getKey())
                    .anySatisfy(it -> assertThat(it.toString()).contains("'ill-en.wav' beside the form"));
        }
    }

    @Test
    void anArchiveHoldsOneFormAndEachFileOnce() throws IOException {
        assertThat(FormFiles.archive("a.zip", bytes("PK no")).problems())
                .singleElement()
                .asString()
                .contains("expected an archive (.zip)");
        assertThat(FormFiles.archive("a.zip", zip(Map.of("one.ogg", Sounds.ogg("one"))))
                        .problems())
                .singleElement()
                .asString()
                .contains("expected one form, found none");
        assertThat(FormFiles.archive("a.zip", zip(Map.of("x/one.ogg", Sounds.ogg("one"), "y/one.ogg", Sounds.ogg("2"))))
                        .problems())
                .singleElement()
                .asString()
                .contains("'one.ogg' in several folders");
    }

    @Test
    void whatNobodyPlaysIsNamedAndStopsNothing() {
        var read = XlsForms.folder(
                "visit",
                Map.of(
                        "settings.csv",
                        bytes(SETTINGS),
                        "survey.csv",
                        bytes(
                                "type,name,label,media::audio\nbegin_group,g,G,g.ogg\nselect_one yn,a,A,\nend_group,,,\n"),
                        "choices.csv",
                        bytes("list_name,name,label,media::audio\nyn,yes,Yes,yes.ogg\n"),
                        "yes.ogg",
                        Sounds.ogg("yes")));

        assertThat(read.form()).isPresent();
        assertThat(read.problems())
                .extracting(it -> it.where() + ": " + it.found())
                .containsExactly(
                        "sheet choices, row 1, column media::audio: the column media::audio",
                        "sheet survey, row 2, column media::audio: the sound of a group",
                        "yes.ogg: a file that no question names");
    }

    @Test
    void aTranslationNamesItsSoundsInItsOwnFile() {
        var read = XlsForms.folder(
                "visit",
                Map.of(
                        "settings.csv",
                        bytes(SETTINGS),
                        "survey.csv",
                        bytes("type,name,label\ntext,a,A\n"),
                        "survey_ar.csv",
                        bytes("name,label,media::audio\na,أ,a-ar.ogg\n"),
                        "a-ar.ogg",
                        Sounds.ogg("one")));

        assertThat(read.problems()).isEmpty();
        assertThat(((Item.Question) read.get().items().getFirst()).audio().byLanguage())
                .isEqualTo(Map.of("ar", "a-ar.ogg"));
    }

    @Test
    void anXFormNamesOnlyWhatIsThere() {
        var xform = new String(XForms.write(ReadOut.form().get(), "ill-ar.wav"::equals), StandardCharsets.UTF_8);

        assertThat(xform).contains("jr://audio/ill-ar.wav").doesNotContain("ill-en.wav", "more-ar.wav");
    }

    private static String refused(byte[] sound) {
        var read = folder(SURVEY, Map.of("a-en.ogg", sound, "a-ar.ogg", Sounds.ogg("two")));
        assertThat(read.form()).isEmpty();
        return read.problems().getFirst().toString();
    }

    private static ReadForm folder(String survey, Map<String, byte[]> sounds) {
        var files = new TreeMap<>(sounds);
        files.put("survey.csv", bytes(survey));
        files.put("settings.csv", bytes(SETTINGS));
        return XlsForms.folder("visit", files);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("visit/" + file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
