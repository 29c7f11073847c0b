package org.havn.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpreadsheetEntityTests {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    @Test
    void aPlainCellIsRead() throws IOException {
        assertThat(new String(TableFile.csv(spreadsheet("", "a word")), StandardCharsets.UTF_8))
                .isEqualTo("\"a word\"\n");
    }

    @Test
    void anEntityOfASpreadsheetIsNotFollowed(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "what only the server knows");
        var declared = "<!DOCTYPE worksheet [<!ENTITY told SYSTEM \"" + secret.toUri() + "\">]>";

        assertThatThrownBy(() -> TableFile.csv(spreadsheet(declared, "&told;"))).isInstanceOf(FileNotReadable.class);
    }

    @Test
    void entitiesDoNotGrow() throws IOException {
        var declared = "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";

        assertThatThrownBy(() -> TableFile.csv(spreadsheet(declared, "&b;"))).isInstanceOf(FileNotReadable.class);
    }

    private static byte[] spreadsheet(String declared, String cell) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", """
                    <Types xmlns="%scontent-types"><Default Extension="xml" ContentType="application/xml"/>
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.\
                    spreadsheetml.sheet.main+xml"/></Types>""".formatted(PACKAGE));
            put(zip, "_rels/.rels", related("officeDocument", "xl/workbook.xml"));
            put(zip, "xl/workbook.xml", """
                    <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>\
                    </workbook>""".formatted(MAIN, OFFICE));
            put(zip, "xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/sheet1.xml"));
            put(zip, "xl/worksheets/sheet1.xml", declared + """
                    <worksheet xmlns="%s"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>\
                    </sheetData></worksheet>""".formatted(MAIN, cell));
        }
        return bytes.toByteArray();
    }

    private static String related(String kind, String target) {
        return "<Relationships xmlns=\"%srelationships\"><Relationship Id=\"r1\" Type=\"%s/%s\" Target=\"%s\"/></Relationships>"
                .formatted(PACKAGE, OFFICE, kind, target);
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
