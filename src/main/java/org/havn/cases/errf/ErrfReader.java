package org.havn.cases.errf;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads a form case by case, so that a batch of thousands needs the memory of its largest case.
///
/// Documents with a type declaration are refused before anything of it is looked at, so there are no entities to
/// expand. Only UTF-8, UTF-16 and ASCII are read.
public final class ErrfReader implements AutoCloseable {
    /// The longest text of a field that is no photograph.
    static final int LONGEST_TEXT = 10_000;
    /// Sixty-seven million characters of base64 hold 50 MB.
    static final int LONGEST_PHOTO = 70_000_000;
    /// The most blocks that one case may have.
    static final int MOST_BLOCKS = 5_000;

    private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII");

    private final XMLStreamReader xml;
    private final List<ErrfProblem> problems = new ArrayList<>();
    private final String indicator;
    private @Nullable ErrfVersion version;
    private int cases;

    /// Reads as far as the first case.
    ///
    /// @throws ErrfNotReadable if it is no form
    public ErrfReader(InputStream file) throws ErrfNotReadable {
        try {
            xml = factory().createXMLStreamReader(file);
            requireEncoding();
            indicator = head();
        } catch (XMLStreamException broken) {
            throw notXml(broken);
        } catch (RuntimeException broken) {
            throw new ErrfNotReadable(1, "not-xml", "");
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLReporter((_, _, _, _) -> {}); // what is wrong is told once, by the exception
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("Nothing outside of the file is read");
        });
        return factory;
    }

    private void requireEncoding() throws ErrfNotReadable {
        var declared = xml.getCharacterEncodingScheme();
        var found = xml.getEncoding();
        for (var encoding : new @Nullable String[] {declared, found}) {
            if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(java.util.Locale.ROOT))) {
                throw new ErrfNotReadable(1, "encoding", encoding);
            }
        }
    }

    private String head() throws XMLStreamException, ErrfNotReadable {
        if (!enter("UNHCR_RRF")) {
            throw new ErrfNotReadable(line(), "not-a-form", name());
        }
        if (!enter("RRFBATCHTYPE") || !enter("GroupIndividualIndicator")) {
            throw new ErrfNotReadable(line(), "no-batch-type", name());
        }
        var text = text(LONGEST_TEXT, "GroupIndividualIndicator");
        skipTo();
        if (xml.getEventType() != XMLStreamConstants.END_ELEMENT) {
            throw new ErrfNotReadable(line(), "not-expected", name());
        }
        return text.strip();
    }

    /// `Single Submission` or `Group Submission`, as the file says it.
    public String indicator() {
        return indicator;
    }

    /// What stood against the shape of the cases read so far; each is told once.
    List<ErrfProblem> problems() {
        var told = List.copyOf(problems);
        problems.clear();
        return told;
    }

    /// The next case, until there is none.
    ///
    /// @throws ErrfNotReadable if the file ends early or is broken; what was read before stands
    public Optional<ErrfCase> next() throws ErrfNotReadable {
        try {
            skipTo();
            if (xml.getEventType() == XMLStreamConstants.END_ELEMENT) {
                return Optional.empty();
            }
            if (!name().equals("CASE")) {
                throw new ErrfNotReadable(line(), "not-expected", name());
            }
            return Optional.of(readCase());
        } catch (XMLStreamException broken) {
            throw notXml(broken);
        } catch (ErrfNotReadable known) {
            throw known;
        } catch (RuntimeException broken) {
            // the parser answers some broken bytes so
            throw new ErrfNotReadable(line(), "not-xml", "");
        }
    }

    private ErrfCase readCase() throws XMLStreamException, ErrfNotReadable {
        int begins = line();
        cases++;
        var blocks = new ArrayList<ErrfBlock>();
        while (true) {
            skipTo();
            if (xml.getEventType() == XMLStreamConstants.END_ELEMENT) {
                break;
            }
            if (blocks.size() == MOST_BLOCKS) {
                throw new ErrfNotReadable(line(), "too-many-blocks", String.valueOf(MOST_BLOCKS));
            }
            blocks.add(readBlock());
        }
        var known = version == null ? ErrfVersion.V4 : version;
        return new ErrfCase(known, cases, begins, blocks);
    }

    private ErrfBlock readBlock() throws XMLStreamException, ErrfNotReadable {
        var block = name();
        int begins = line();
        var fields = new LinkedHashMap<String, String>();
        while (true) {
            skipTo();
            if (xml.getEventType() == XMLStreamConstants.END_ELEMENT) {
                break;
            }
            var field = name();
            int at = line();
            if (version == null) {
                version = field.equals("IndividualGUID") ? ErrfVersion.V4 : ErrfVersion.V3;
            }
            var text = text(field.equals("Photo") ? LONGEST_PHOTO : LONGEST_TEXT, field);
            if (fields.putIfAbsent(field, text) != null) {
                problems.add(new ErrfProblem(at, cases, "", "field-twice", List.of(field, block)));
            }
        }
        return new ErrfBlock(block, begins, fields);
    }

    /// The text of the element that begins here; afterwards the reader stands at its end.
    private String text(int longest, String field) throws XMLStreamException, ErrfNotReadable {
        var text = new StringBuilder();
        while (true) {
            int event = step();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return text.toString();
            }
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                if (text.length() + xml.getTextLength() > longest) {
                    throw new ErrfNotReadable(line(), "too-long", field, String.valueOf(longest));
                }
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                throw new ErrfNotReadable(line(), "not-expected", name());
            }
        }
    }

    private boolean enter(String wanted) throws XMLStreamException, ErrfNotReadable {
        skipTo();
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT && name().equals(wanted);
    }

    /// Goes on to the next beginning or end of an element.
    private void skipTo() throws XMLStreamException, ErrfNotReadable {
        while (true) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                throw new ErrfNotReadable(line(), "stray-text");
            }
        }
    }

    private int step() throws XMLStreamException, ErrfNotReadable {
        if (!xml.hasNext()) {
            throw new ErrfNotReadable(line(), "ends-early");
        }
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new ErrfNotReadable(line(), "declares-types");
        }
        return event;
    }

    private String name() {
        return xml.isStartElement() || xml.isEndElement() ? xml.getLocalName() : "";
    }

    private int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private static ErrfNotReadable notXml(XMLStreamException broken) {
        var at = broken.getLocation();
        return new ErrfNotReadable(at == null ? 1 : Math.max(1, at.getLineNumber()), "not-xml", "");
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException alreadyBroken) {
            throw new IllegalStateException("The reader of a form could not be closed", alreadyBroken);
        }
    }
}
