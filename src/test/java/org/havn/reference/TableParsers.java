package org.havn.reference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.havn.fuzz.Target;
import org.havn.platform.Refusal;

/// Tables that people upload.
public final class TableParsers {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private TableParsers() {}

    public static List<Target> all() {
        return List.of(
                Target.ofBytes(
                        "table-csv",
                        List.of(utf8("""
                        code,amount,share,day,status,source,as_of,confidence
                        a,3,0.5,2026-11-27,ACTIVE,a source,2026-01-01,CONFIRMED
                        "b ""quoted""\",-1,1e3,,WITHDRAWN,"two
                        lines",2026-01-01,ASSUMED
                        """), utf8("\uFEFFcode\r\n'=1+1\r\n")),
                        TableParsers::csv,
                        Refusal.class),
                Target.ofBytes(
                        "code-list",
                        List.of(utf8("code,parent,name_en,details,status,restricted,valid_from,valid_to,source\n"
                                + "8113,811,Well drillers,level=unit;skill=2,ACTIVE,,2012-01-01,,ILO\n")),
                        input -> {
                            for (var list : CodeListName.values()) {
                                CodeListCsv.read(list, TableFile.csv(input));
                            }
                        },
                        Refusal.class),
                Target.ofBytes(
                        "spreadsheet", List.of(spreadsheet(), packed(sheet("a word"))), TableFile::csv, Refusal.class),
                // a spoiled ZIP is seldom opened at all, so the sheet in it is spoiled before it is packed
                Target.ofBytes(
                        "spreadsheet-sheet",
                        List.of(utf8(sheet("a word"))),
                        input -> TableFile.csv(packed(new String(input, StandardCharsets.UTF_8))),
                        Refusal.class));
    }

    private static void csv(byte[] input) {
        CsvImport.read(
                TableFile.csv(input),
                Set.of("code"),
                row -> {
                    row.optional("amount");
                    row.whole("amount", 0, 100);
                    row.decimal("share", 0, 1);
                    row.optionalDay("day");
                    row.oneOf("status", CodeStatus.class);
                    row.provenance();
                    return row.text("code");
                },
                it -> it);
    }

    private static byte[] spreadsheet() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Havn", "1.0")) {
            var sheet = workbook.newWorksheet("a");
            sheet.value(0, 0, "code");
            sheet.value(0, 1, "day");
            sheet.value(1, 0, 12.5);
            sheet.value(1, 1, LocalDate.of(2026, 11, 27));
            sheet.style(1, 1).format("yyyy-MM-dd").set();
            sheet.value(3, 0, true);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String sheet(String cell) {
        return """
                <worksheet xmlns="%s"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c><c r="B1" s="0">\
                <v>46353</v></c><c r="C1" t="s"><v>0</v></c></row><row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e">\
                <v>#DIV/0!</v></c><c r="C3"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>""".formatted(MAIN, cell);
    }

    private static byte[] packed(String sheet) {
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
            put(zip, "xl/sharedStrings.xml", "<sst xmlns=\"%s\"><si><t>shared</t></si></sst>".formatted(MAIN));
            put(zip, "xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/sheet1.xml"));
            put(zip, "xl/worksheets/sheet1.xml", sheet);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String related(String kind, String target) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"r1\" Type=\"" + OFFICE + "/"
                + kind + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(utf8(content));
        zip.closeEntry();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
