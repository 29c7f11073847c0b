package org.havn.reference;

import java.util.List;
import org.havn.platform.Words;

/// Why a row was rejected: a key below `reference.fault.` and what fills its sentence.
public record RowFault(String key, List<String> arguments) {
    public RowFault {
        arguments = List.copyOf(arguments);
    }

    /// A fault with its arguments.
    public static RowFault of(String key, String... arguments) {
        return new RowFault(key, List.of(arguments));
    }

    /// The sentence for the reader.
    public String say(Words words) {
        return words.say("reference.fault." + key, arguments.toArray());
    }
}
