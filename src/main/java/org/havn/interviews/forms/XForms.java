package org.havn.interviews.forms;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Forms as ODK's XForms have them.
public final class XForms {
    static final String XFORMS = "http://www.w3.org/2002/xforms";
    static final String XHTML = "http://www.w3.org/1999/xhtml";
    static final String JAVAROSA = "http://openrosa.org/javarosa";
    static final String OPENROSA = "http://openrosa.org/xforms";
    static final String ODK = "http://www.opendatakit.org/xforms";
    static final String HAVN = "urn:havn:forms";

    private XForms() {}

    /// Reads an XForm.
    ///
    /// @param name what the file is called, for its problems
    public static ReadForm read(String name, byte[] content) {
        return read(name, content, SoundsBeside.none(), new Problems());
    }

    static ReadForm read(String name, byte[] content, SoundsBeside beside, Problems problems) {
        try {
            var draft = XFormDraft.of(new Where.File(name), XmlNode.read(content), problems);
            return draft.isEmpty()
                    ? new ReadForm(Optional.empty(), List.of(), problems.all())
                    : FormMaker.make(draft.get(), beside, problems);
        } catch (XmlNode.Unreadable unreadable) {
            var where = new Where.Line(unreadable.line, name);
            return new ReadForm(
                    Optional.empty(),
                    List.of(),
                    List.of(FormProblem.of(where, unreadable.expected, unreadable.found, "Write the file again.")));
        }
    }

    /// Writes a form as an XForm.
    public static byte[] write(Form form) {
        return write(form, _ -> true);
    }

    /// The same with fewer sound files.
    ///
    /// @param sounds which of them are there; a program asks for each that the form names
    public static byte[] write(Form form, Predicate<String> sounds) {
        return new XFormWriter(form, sounds).write();
    }
}
