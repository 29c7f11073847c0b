package org.havn.reference;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class SpreadsheetBombTests {

    @Test
    void anUploadThatUnpacksToVeryMuchIsRefusedWithASentence() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            for (var megabytes = 0; megabytes < 40; megabytes++) {
                zip.write(new byte[1_000_000]);
            }
        }

        assertThatThrownBy(() -> TableFile.csv(bytes.toByteArray())).isInstanceOf(FileTooLargeInside.class);
    }
}
