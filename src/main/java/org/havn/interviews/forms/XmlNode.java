package org.havn.interviews.forms;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// An element of a small XML document, read without document types, entities or anything from elsewhere.
final class XmlNode {
    private static final int LARGEST = 10_000_000;
    private static final int MOST_ELEMENTS = 200_000;
    private static final int DEEPEST = 60;

    /// The local name.
    final String name;
    final String namespace;
    final int line;
    /// By local name, or `{namespace}name` where an attribute has one.
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlNode(String name, String namespace, int line) {
        this.name = name;
        this.namespace = namespace;
        this.line = line;
    }

    /// A document cannot be read, and why.
    static final class Unreadable extends Exception {
        final int line;
        final String expected;
        final String found;

        Unreadable(int line, String expected, String found) {
            super(expected + ", found " + found);
            this.line = line;
            this.expected = expected;
            this.found = found;
        }
    }

    static XmlNode read(byte[] content) throws Unreadable {
        if (content.length > LARGEST) {
            throw new Unreadable(1, "a file of at most 10 MB", content.length / 1_000_000 + " MB");
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(text(content)));
            try {
                return tree(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException broken) {
            var at = broken.getLocation();
            throw new Unreadable(at == null ? 1 : Math.max(1, at.getLineNumber()), "well-formed XML", "a fault in it");
        }
    }

    private static String text(byte[] content) throws Unreadable {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            throw new Unreadable(1, "text in UTF-8", "another encoding");
        }
    }

    private static XmlNode tree(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        @Nullable XmlNode root = null;
        var open = new ArrayDeque<XmlNode>();
        var elements = 0;
        while (reader.hasNext()) {
            var line = reader.getLocation().getLineNumber();
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST_ELEMENTS || open.size() > DEEPEST) {
                        throw new Unreadable(line, "a form", "too many elements");
                    }
                    var node = node(reader);
                    if (open.isEmpty()) {
                        root = node;
                    } else {
                        open.peek().children.add(node);
                    }
                    open.push(node);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD -> throw new Unreadable(line, "no document type", "<!DOCTYPE");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable(line, "no entities", "&" + reader.getLocalName() + ";");
                default -> {
                    // remarks and white space outside say nothing
                }
            }
        }
        if (root == null) {
            throw new Unreadable(1, "an XML document", "nothing");
        }
        return root;
    }

    private static XmlNode node(XMLStreamReader reader) {
        var namespace = reader.getNamespaceURI();
        var node = new XmlNode(
                reader.getLocalName(),
                namespace == null ? "" : namespace,
                reader.getLocation().getLineNumber());
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var space = reader.getAttributeNamespace(i);
            var name = reader.getAttributeLocalName(i);
            node.attributes.put(
                    space == null || space.isEmpty() ? name : "{" + space + "}" + name, reader.getAttributeValue(i));
        }
        return node;
    }

    String text() {
        return text.toString().strip();
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    Optional<XmlNode> child(String name) {
        return children(name).findFirst();
    }

    Stream<XmlNode> children(String name) {
        return children.stream().filter(it -> it.name.equals(name));
    }

    /// This and everything inside it.
    Stream<XmlNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::all));
    }
}
