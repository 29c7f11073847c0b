package org.havn.cases.errf;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes a form of version 4, case by case.
public final class ErrfWriter implements AutoCloseable {
    private final XMLStreamWriter xml;
    private final ErrfFormat format = ErrfFormat.of(ErrfVersion.V4);

    /// @param single whether exactly one case will follow
    public ErrfWriter(OutputStream file, boolean single) throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(file, StandardCharsets.UTF_8.name());
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("UNHCR_RRF");
        xml.writeCharacters("\n  ");
        xml.writeStartElement("RRFBATCHTYPE");
        element("\n    ", "GroupIndividualIndicator", single ? "Single Submission" : "Group Submission");
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    /// Writes the case with blocks and fields in the form's order. Fields without content are left out where the form
    /// lets them be missing.
    ///
    /// @throws IllegalArgumentException for a block or field that the form does not have
    public void write(ErrfCase household) throws XMLStreamException {
        household.blocks().forEach(this::require);
        xml.writeCharacters("\n  ");
        xml.writeStartElement("CASE");
        for (var block : format.blocks()) {
            for (var its : household.all(block.name())) {
                xml.writeCharacters("\n    ");
                xml.writeStartElement(block.name());
                for (var field : block.fields()) {
                    var text = its.fields().getOrDefault(field.name(), "");
                    if (!text.isEmpty() || field.required()) {
                        element("\n      ", field.name(), text);
                    }
                }
                xml.writeCharacters("\n    ");
                xml.writeEndElement();
            }
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private void require(ErrfBlock block) {
        var known = format.block(block.name())
                .orElseThrow(() -> new IllegalArgumentException("The form has no block " + block.name()));
        List.copyOf(block.fields().keySet()).forEach(field -> {
            if (known.field(field).isEmpty()) {
                throw new IllegalArgumentException("The form's " + block.name() + " has no field " + field);
            }
        });
    }

    private void element(String before, String name, String text) throws XMLStreamException {
        xml.writeCharacters(before);
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /// Ends the document; the stream stays open.
    @Override
    public void close() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
        xml.close();
    }
}
