package org.havn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
