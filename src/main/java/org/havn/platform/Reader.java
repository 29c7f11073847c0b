package org.havn.platform;

import java.util.Optional;
import java.util.Set;

/// Who reads the page, as far as the frame must know. The module that signs people in answers.
public interface Reader {
    /// The display name of who is signed in.
    Optional<String> name();

    /// The names of the reader's roles; empty for a visitor.
    Set<String> roles();
}
