package org.havn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class SpreadsheetSizeTests {

    @Test
    void aSmallFileThatIsHugeInsideIsRefusedBeforeItIsRead() throws IOException {
        var bomb = zip("xl/sharedStrings.xml", 40, 1);

        assertThat(bomb.length).isLessThan(200_000);
        assertThatThrownBy(() -> SpreadsheetSize.requireModest(bomb)).isInstanceOf(FileTooLargeInside.class);
    }

    @Test
    void manyPartsAreCountedTogether() throws IOException {
        var sheets = zip("xl/worksheets/sheet", 15, 8);
        var crumbs = zip("xl/crumb", 0, 1_001);

        assertThatThrownBy(() -> SpreadsheetSize.requireModest(sheets)).isInstanceOf(FileTooLargeInside.class);
        assertThatThrownBy(() -> SpreadsheetSize.requireModest(crumbs)).isInstanceOf(FileTooLargeInside.class);
    }

    @Test
    void anOrdinaryOneIsRead() throws IOException {
        var ordinary = zip("xl/worksheets/sheet", 15, 3);

        assertThatCode(() -> SpreadsheetSize.requireModest(ordinary)).doesNotThrowAnyException();
    }

    @Test
    void oneLongTextInEveryCellIsTooMuchAsWell() {
        assertThatThrownBy(() -> SpreadsheetSize.requireModest("x".repeat(20_000_001)))
                .isInstanceOf(FileTooLargeInside.class);
    }

    @Test
    void aCellThatSaysItStandsFarAwayIsRefusedBeforeAPlaceIsKeptForEveryColumnBeforeIt() throws IOException {
        assertThatThrownBy(() -> SpreadsheetSize.requireModest(sheet("<c r=\"Bppppppppp3\"/>")))
                .isInstanceOf(FileTooWide.class);
        assertThatThrownBy(() -> SpreadsheetSize.requireModest(sheet("<c r='XFD3'/>")))
                .isInstanceOf(FileTooWide.class);
        assertThatThrownBy(() -> SpreadsheetSize.requireModest(sheet("<c r=\"&#66;pppp3\"/>")))
                .isInstanceOf(FileTooWide.class);
        assertThatThrownBy(() -> SpreadsheetSize.requireModest(sheet("<c/>".repeat(2_001))))
                .isInstanceOf(FileTooWide.class);
        assertThatThrownBy(() -> SpreadsheetSize.requireModest(
                        sheet("<c t=\"inlineStr\"><is><t>" + "x".repeat(100_001) + "</t></is></c>")))
                .isInstanceOf(FileTooWide.class);
    }

    @Test
    void aWideTableIsReadAndAPictureIsNoSheet() throws IOException {
        var wide = sheet("<c r=\"BXX3\"><v>1</v></c>" + "<c/>".repeat(1_999));
        var spaced = sheet(("</row>" + " ".repeat(99) + "<row>").repeat(2_000) + "<c/>");
        var picture = packed("xl/media/image1.png", "\u0089PNG not XML at all <sheetData><c r=\"ZZZZ1\"/>");

        assertThatCode(() -> SpreadsheetSize.requireModest(wide)).doesNotThrowAnyException();
        assertThatCode(() -> SpreadsheetSize.requireModest(spaced)).doesNotThrowAnyException();
        assertThatCode(() -> SpreadsheetSize.requireModest(picture)).doesNotThrowAnyException();
    }

    private static byte[] sheet(String cells) throws IOException {
        return packed(
                "any/part.bin",
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"/></row><row r=\"3\">" + cells
                        + "</row></sheetData></worksheet>");
    }

    private static byte[] packed(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, int megabytes, int parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var megabyte = new byte[1_000_000];
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part = 0; part < parts; part++) {
                zip.putNextEntry(new ZipEntry(parts == 1 ? name : name + part + ".xml"));
                for (var written = 0; written < megabytes; written++) {
                    zip.write(megabyte);
                }
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
