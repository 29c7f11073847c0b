package org.havn.interviews;

import java.text.Normalizer;

/// Text that a device brings by another way than a form, under the same rule as a form's: one way of writing each
/// letter,
/// and nothing that cannot be seen. What cannot be seen is left out rather than refused, because nobody is there to
/// type it again. See docs/decisions/0107-one-rule-for-typed-text.md.
public final class BroughtText {
    private BroughtText() {}

    /// The text as it is kept.
    public static String of(String text) {
        var seen = text.codePoints()
                .filter(it -> !Character.isISOControl(it) || "\t\r\n".indexOf(it) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return Normalizer.normalize(seen, Normalizer.Form.NFC);
    }
}
