package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.havn.interviews.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormCommandTests {
    private static final String SHIPPED = "src/main/resources/interviews/resettlement-interview";

    private record Said(int exit, String words) {}

    @TempDir
    private Path folder;

    @Test
    void theShippedFormCanBeUsedInEachShape() {
        var xlsx = folder.resolve("form.xlsx").toString();
        var xml = folder.resolve("form.xml").toString();

        assertThat(havn("form", "check", SHIPPED, "--xlsx", xlsx, "--xform", xml))
                .satisfies(it -> {
                    assertThat(it.exit()).isZero();
                    assertThat(it.words()).contains("resettlement-interview, version 2026112801, can be used");
                });
        assertThat(havn("form", "check", xlsx).exit()).isZero();
        assertThat(havn("form", "check", xml).exit()).isZero();
    }

    @Test
    void eachProblemIsALineWithItsPlaceAndItsCure() throws IOException {
        Files.writeString(folder.resolve("survey.csv"), "type,name,label,relevant\ntext,a,A,${b} = 1\nfile,c,C,\n");
        Files.writeString(folder.resolve("settings.csv"), "form_id,version\nvisit,1\n");

        assertThat(havn("form", "check", folder.toString())).satisfies(it -> {
            assertThat(it.exit()).isEqualTo(2);
            assertThat(it.words().lines())
                    .containsExactly(
                            "sheet survey, row 3, column type: expected one of the types in docs/forms.md, found"
                                    + " 'file'. Ask it with one of those; Havn's subset has no other.",
                            "sheet survey, row 2, column relevant: expected the name of a question or group of this"
                                    + " form, found ${b} at character 1. Look at the spelling in column name.",
                            "2 problems.");
        });
    }

    @Test
    void aFormComesWithItsSoundsInAFolderAndSaysWhichAreMissing() throws IOException {
        Files.writeString(
                folder.resolve("survey.csv"),
                "type,name,label,media::audio\nbegin_group,g,G,\ntext,a,A,a.ogg\nend_group,,,\n");
        Files.writeString(folder.resolve("settings.csv"), "form_id,version\nvisit,1\n");
        assertThat(havn("form", "check", folder.toString())).satisfies(it -> {
            assertThat(it.exit()).isEqualTo(2);
            assertThat(it.words())
                    .contains(
                            "sheet survey, row 3, column media::audio: expected the sound file 'a.ogg' beside the form");
        });

        Files.write(Files.createDirectory(folder.resolve("media")).resolve("a.ogg"), Sounds.ogg("are you ill"));
        assertThat(havn("form", "check", folder.toString())).satisfies(it -> {
            assertThat(it.exit()).as(it.words()).isZero();
            assertThat(it.words()).contains("can be used: 2 items in en; with 1 sound files, 1 kB.");
        });
    }

    @Test
    void whatThePagesWouldAskNobodyIsSaid() throws IOException {
        Files.writeString(folder.resolve("settings.csv"), "form_id,version\nvisit,1\n");
        Files.writeString(folder.resolve("survey.csv"), """
                type,name,label,bind::havn:each
                text,alone,A,
                begin_repeat,things,Things,
                text,thing,T,
                end_repeat,,,
                begin_repeat,members,Members,members
                begin_group,school,School,
                begin_repeat,years,Years,
                text,year,Y,
                end_repeat,,,
                end_group,,,
                text,name,N,
                begin_repeat,names,Names,
                text,other,O,
                end_repeat,,,
                end_repeat,,,
                begin_group,home,Home,
                begin_group,rooms,Rooms,
                text,many,M,
                begin_repeat,each_room,Each,
                text,room,R,
                end_repeat,,,
                end_group,,,
                end_group,,,
                """);

        assertThat(havn("form", "check", folder.toString())).satisfies(it -> {
            assertThat(it.exit()).isZero();
            assertThat(it.words())
                    .contains(
                            "found a question, 'alone'. Put it into a group.",
                            "found another repeat, 'things'. Put it into a group.",
                            "row 8, column name: expected a question beside the repeat, found none, 'years'",
                            "found one deeper inside, 'each_room'",
                            "Havn's own pages would ask nobody 4 of its parts",
                            "can be used")
                    .doesNotContain("'names'");
        });
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(havn("form", "check", folder.resolve("nothing.xlsx").toString()))
                .satisfies(it -> {
                    assertThat(it.exit()).isEqualTo(2);
                    assertThat(it.words()).contains("there is no file or folder");
                });
    }

    private static Said havn(String... arguments) {
        var words = new StringWriter();
        var line = Havn.commandLine().setOut(new PrintWriter(words)).setErr(new PrintWriter(words));
        return new Said(line.execute(arguments), words.toString());
    }
}
