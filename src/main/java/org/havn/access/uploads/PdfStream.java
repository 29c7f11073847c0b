package org.havn.access.uploads;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A stream of a document: what is said of it, and where its bytes are.
///
/// @param from its first byte
/// @param to behind its last byte
record PdfStream(String dictionary, int from, int to) {
    private static final Pattern FLATE = Pattern.compile("/Filter\\s*(/FlateDecode\\b|\\[\\s*/FlateDecode\\s*\\])");
    private static final String BEGIN = "stream";
    private static final String END = "endstream";

    /// The streams of a document, in their order. What is left open at the end is none.
    static List<PdfStream> in(String text) {
        var streams = new ArrayList<PdfStream>();
        var after = 0;
        for (var word = text.indexOf(BEGIN); word >= 0; word = text.indexOf(BEGIN, after)) {
            var end = text.indexOf(END, word + BEGIN.length());
            if (end < 0) {
                break;
            }
            var from = word + BEGIN.length();
            from += text.startsWith("\r\n", from) ? 2 : 1;
            var dictionary = text.substring(Math.max(text.lastIndexOf("obj", word), after), word);
            if (from <= end) {
                streams.add(new PdfStream(dictionary, from, end));
            }
            after = end + END.length();
        }
        return streams;
    }

    boolean filtered() {
        return dictionary.contains("/Filter");
    }

    /// Whether it is packed in the one usual way and in no other besides.
    boolean flate() {
        return FLATE.matcher(dictionary).find();
    }
}
