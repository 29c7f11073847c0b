package org.havn.reference;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// How far the rows of a sheet reach to the right. A reader of spreadsheets keeps a place for each column up to a
/// cell's
/// own, so one cell that says it stands in column two thousand million, in 329 bytes, would take all memory there is.
final class SheetWidth {
    static final int MOST_COLUMNS = 2_000;
    /// No program of the field writes more than 32,767 characters into a cell.
    private static final int LONGEST_TEXT = 100_000;
    /// The one that the reader of spreadsheets uses: what ends this look early ends its reading at the same place.
    private static final XMLInputFactory FACTORY = factory();

    private SheetWidth() {}

    private static XMLInputFactory factory() {
        var factory = new com.fasterxml.aalto.stax.InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /// Looks at a part of a spreadsheet, whatever its name: any part may be what the workbook calls a sheet.
    ///
    /// @throws FileTooWide if a row of it is too wide, or a cell too long
    static void requireModest(InputStream part) throws IOException {
        try {
            var xml = FACTORY.createXMLStreamReader(part);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("sheetData")) {
                    requireModest(xml);
                }
            }
        } catch (FileTooWide tooWide) {
            throw tooWide;
        } catch (XMLStreamException | RuntimeException endsHere) {
            // a picture, say, or a sheet that is damaged from here on: its reader comes no farther and says so
        }
    }

    private static void requireModest(XMLStreamReader xml) throws XMLStreamException {
        int cells = 0;
        int characters = 0;
        boolean inCell = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (xml.getLocalName().equals("row")) {
                        cells = 0;
                    } else if (xml.getLocalName().equals("c")) {
                        cells++;
                        characters = 0;
                        inCell = true;
                        require(cells <= MOST_COLUMNS && isNear(xml.getAttributeValue(null, "r")));
                    }
                }
                case XMLStreamConstants.END_ELEMENT ->
                    inCell &= !xml.getLocalName().equals("c");
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    characters += inCell ? xml.getTextLength() : 0;
                    require(characters <= LONGEST_TEXT);
                }
                default -> {
                    // remarks and the like are not kept
                }
            }
        }
    }

    private static void require(boolean modest) {
        if (!modest) {
            throw new FileTooWide(MOST_COLUMNS);
        }
    }

    /// Whether an address such as `AB12` is in one of the first columns; a cell without one stands beside the last.
    private static boolean isNear(@org.jspecify.annotations.Nullable String address) {
        if (address == null) {
            return true;
        }
        int column = 0;
        for (int i = 0; i < address.length() && !Character.isDigit(address.charAt(i)); i++) {
            int letter = Character.toUpperCase(address.charAt(i)) - 'A' + 1;
            if (letter < 1 || letter > 26) {
                return false;
            }
            column = 26 * column + letter;
            if (column > MOST_COLUMNS) {
                return false;
            }
        }
        return true;
    }
}
