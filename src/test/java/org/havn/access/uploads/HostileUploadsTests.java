package org.havn.access.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SECURITY.md, S8, the files themselves: what is taken, what is left of it, and what is not taken.
class HostileUploadsTests {
    @Test
    void whatIsNotAPictureOrAPdfInsideIsNotTakenWhateverItSaysItIs() {
        var hostile = Map.of(
                "an svg with a script", Brought.text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
                "a page", Brought.text("<!doctype html><script>alert(1)</script>"),
                "a gif", Brought.text("GIF89a......................"),
                "an archive", Brought.zip("../../etc/passwd", "x"),
                "a program", Brought.text("\u007fELF\2\1\1"),
                "a page before a picture", Brought.joined(Brought.text("<script>"), Brought.picture("png", 10, 10)),
                "a page before a PDF", Brought.joined(Brought.text("<html>"), Brought.pdf("")),
                "nothing", new byte[0]);

        hostile.forEach((what, file) -> assertThatThrownBy(() -> Accepted.of(file))
                .as(what)
                .isInstanceOf(UploadRefused.class)
                .hasMessage("upload-unknown"));
    }

    @Test
    void aPictureIsMadeAnewAndNothingElseOfTheFileIsLeft() throws IOException {
        var script = Brought.text("<script>alert(1)</script>" + Brought.MARK);
        for (var file : java.util.List.of(
                Brought.withExif(1),
                Brought.withText(),
                Brought.joined(Brought.picture("jpg", 40, 40), Brought.zip("evil.jar", Brought.MARK)),
                Brought.joined(Brought.picture("png", 40, 40), script),
                Brought.joined(Brought.picture("jpg", 40, 40), script))) {
            assertThat(asText(file)).containsAnyOf(Brought.MARK, "evil.jar");

            var kept = Accepted.of(file).content();

            assertThat(asText(kept)).doesNotContain(Brought.MARK, "<script>", "evil.jar", "Exif", "tEXt", "PK\3\4");
            assertThat(ImageIO.read(new ByteArrayInputStream(kept))).isNotNull();
        }
    }

    @Test
    void aPictureTakenWithTheCameraOnItsSideStandsUpright() throws IOException {
        var kept = Accepted.of(Brought.withExif(6)).content();
        var picture = ImageIO.read(new ByteArrayInputStream(kept));

        assertThat(picture.getWidth()).isEqualTo(40);
        assertThat(picture.getHeight()).isEqualTo(80);
        assertThat(picture.getRGB(20, 5) & 0xFF0000).as("its left is now above").isGreaterThan(0xC00000);
        assertThat(picture.getRGB(20, 75) & 0xFF).isGreaterThan(0xC0);
    }

    @Test
    void aLargePictureIsMadeSmallerAndABombIsNotUnpacked() throws IOException {
        var large = ImageIO.read(new ByteArrayInputStream(
                Accepted.of(Brought.picture("png", 4_000, 500)).content()));
        assertThat(large.getWidth()).isEqualTo(2_000);

        var before = System.nanoTime();
        assertThatThrownBy(() -> Accepted.of(Brought.bomb()))
                .isInstanceOf(UploadRefused.class)
                .hasMessage("upload-too-many-pixels");
        assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
        assertThatThrownBy(() -> Accepted.of(new byte[9_000_000])).hasMessage("upload-too-large");
    }

    @Test
    void brokenFilesAreRefusedAndNeverAnError() {
        var random = new Random(26);
        for (var file : java.util.List.of(
                Brought.picture("jpg", 60, 60),
                Brought.picture("png", 60, 60),
                Brought.withExif(6),
                Brought.pdf(""),
                Brought.pdfPacked("<< >>"),
                Brought.about("(somebody)"),
                Brought.aboutPacked("somebody"),
                Brought.withStream("/Subtype /Image /Filter /DCTDecode", Brought.withExif(1)))) {
            for (var time = 0; time < 200; time++) {
                var changed = java.util.Arrays.copyOf(file, time % 3 == 0 ? random.nextInt(file.length) : file.length);
                for (var bit = 0; bit < random.nextInt(20) && changed.length > 0; bit++) {
                    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                }
                try {
                    assertThat(Accepted.of(changed).content()).isNotEmpty();
                } catch (UploadRefused refused) {
                    assertThat(refused.type()).startsWith("upload-");
                }
            }
        }
    }

    @Test
    void aPlainDocumentIsTakenAsItIs() {
        var document = Brought.pdf("/Lang (nb)");

        assertThat(Accepted.of(document).content()).isEqualTo(document);
        assertThat(Accepted.of(Brought.pdfPacked("1 0 << /Type /Font >>")).kind())
                .isEqualTo(UploadKind.PDF);
        assertThatThrownBy(() -> Accepted.picture(document)).hasMessage("upload-no-picture");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
                "/OpenAction << /S /J#61vaScript /J#53 (app.alert(1)) >>",
                "/AA << /O 5 0 R >>",
                "/OpenAction << /S /Launch /F (cmd.exe) >>",
                "/Names << /EmbeddedFiles 4 0 R >>",
                "/AcroForm << /XFA 4 0 R >>",
                "/A << /S /SubmitForm >>",
                "/RichMedia 4 0 R"
            })
    void aDocumentThatDoesSomethingByItselfIsRefused(String active) {
        assertThatThrownBy(() -> Accepted.of(Brought.pdf(active))).hasMessage("upload-active");
        assertThatThrownBy(() -> Accepted.of(Brought.pdfPacked("1 0 << " + active + " >>")))
                .as("packed")
                .hasMessage("upload-active");
    }

    @Test
    void aDocumentThatCannotBeLookedIntoIsRefused() {
        assertThatThrownBy(() -> Accepted.of(Brought.pdf("/Encrypt 9 0 R"))).hasMessage("upload-locked");
        assertThatThrownBy(
                        () -> Accepted.of(
                                Brought.text(
                                        "%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /Filter /ASCIIHexDecode >>\nstream\n2f4a53\nendstream\nendobj\n%%EOF")))
                .hasMessage("upload-active");
        assertThatThrownBy(() -> Accepted.of(Brought.pdfPacked("x ".repeat(20_000_000))))
                .as("a bomb")
                .hasMessage("upload-broken");
        assertThatThrownBy(() -> Accepted.of(Brought.joined(Brought.pdf(""), Brought.zip("evil.jar", "x"))))
                .as("with an archive behind it")
                .hasMessage("upload-broken");
    }

    @Test
    void whoMadeADocumentWhenAndWithWhatIsNotKept() {
        var brought = Map.of(
                "beside the pages", Brought.about("(" + Brought.MARK + " \\) \\( (nested) x)"),
                "in digits", Brought.about("<FEFF" + hex(Brought.MARK) + ">"),
                "in an object of its own", Brought.about("7 0 R", "7 0 obj\n(" + Brought.MARK + ")\nendobj\n"),
                "in an older version of it",
                        Brought.about("(x)", "6 0 obj\n<< /Author (" + Brought.MARK + ") >>\nendobj\n"),
                "packed with other objects", Brought.aboutPacked(Brought.MARK),
                "in words for programs",
                        Brought.withStream("/Type /Metadata /Subtype /XML", Brought.text(Brought.MARK)),
                "in packed words for programs",
                        Brought.withStream(
                                "/Type /Metadata /Subtype /XML /Filter /FlateDecode",
                                Brought.deflated(Brought.text("<x>" + Brought.MARK + "</x>".repeat(30)))),
                "in a photograph on a page",
                        Brought.withStream("/Subtype /Image /Filter /DCTDecode", Brought.withExif(1)));

        brought.forEach((what, file) -> {
            assertThat(Brought.unpacked(file)).as(what).containsAnyOf(Brought.MARK, hex(Brought.MARK));

            var kept = Accepted.of(file).content();

            assertThat(Brought.unpacked(kept)).as(what).doesNotContain(Brought.MARK, hex(Brought.MARK));
            assertThat(kept).as("nothing moves").hasSameSizeAs(file);
            assertThat(asText(kept)).as("what is on the pages stays").contains("/Lang (nb)");
        });
    }

    @Test
    void aPhotographOnAPageCanStillBeSeen() throws IOException {
        var kept = Accepted.of(Brought.withStream("/Subtype /Image /Filter /DCTDecode", Brought.withExif(1)))
                .content();
        var from = asText(kept).indexOf("\u00ff\u00d8");

        assertThat(ImageIO.read(new ByteArrayInputStream(kept, from, kept.length - from)))
                .isNotNull();
    }

    @Test
    void whatCannotBeTakenOutOfADocumentIsRefused() {
        assertThatThrownBy(() -> Accepted.of(
                        Brought.withStream("/Type /Metadata /Filter /LZWDecode", Brought.text(Brought.MARK))))
                .hasMessage("upload-metadata");
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().withUpperCase().formatHex(Brought.text(text));
    }

    private static String asText(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
