package org.havn.interviews.openrosa;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The XML that OpenRosa puts around things.
final class FormList {
    private static final String LIST = "http://openrosa.org/xforms/xformsList";
    private static final String MANIFEST = "http://openrosa.org/xforms/xformsManifest";
    private static final String RESPONSE = "http://openrosa.org/http/response";

    /// A form on the list.
    ///
    /// @param manifest where its files are listed; empty where it has none
    record Entry(String id, String version, String name, String md5, String address, String manifest) {}

    /// A file that a form names.
    record MediaFile(String name, String md5, String address) {}

    private interface Writing {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    private FormList() {}

    static byte[] write(List<Entry> entries) {
        return document(xml -> {
            xml.writeStartElement("xforms");
            xml.writeDefaultNamespace(LIST);
            for (var it : entries) {
                xml.writeStartElement("xform");
                element(xml, "formID", it.id());
                element(xml, "name", it.name());
                element(xml, "version", it.version());
                element(xml, "hash", "md5:" + it.md5());
                element(xml, "downloadUrl", it.address());
                if (!it.manifest().isEmpty()) {
                    element(xml, "manifestUrl", it.manifest());
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    /// The files of one form.
    static byte[] manifest(List<MediaFile> files) {
        return document(xml -> {
            xml.writeStartElement("manifest");
            xml.writeDefaultNamespace(MANIFEST);
            for (var it : files) {
                xml.writeStartElement("mediaFile");
                element(xml, "filename", it.name());
                element(xml, "hash", "md5:" + it.md5());
                element(xml, "downloadUrl", it.address());
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    /// That a filled-in form is in the house.
    static byte[] thanks() {
        return document(xml -> {
            xml.writeStartElement("OpenRosaResponse");
            xml.writeDefaultNamespace(RESPONSE);
            xml.writeStartElement("message");
            xml.writeAttribute("nature", "submit_success");
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static byte[] document(Writing writing) {
        var out = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            writing.to(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Memory takes every letter", impossible);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
