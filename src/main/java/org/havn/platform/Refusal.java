package org.havn.platform;

import java.util.List;

/// The system says no, and the person can act on it.
///
/// The type is a promise that programs match on; title and detail come from the texts `problem.<type>.title` and
/// `problem.<type>.detail` of the module that refuses, filled with the arguments. No argument is ever a name, a
/// diagnosis or a person's words.
public abstract class Refusal extends RuntimeException {

    /// Why the system refuses, as the status that a browser or a program understands.
    public enum Kind {
        /// It is not there, or not for this reader's eyes; the two answer alike.
        NOT_FOUND(404),
        /// The world has moved on: somebody was faster, or the places are gone.
        NOT_NOW(409),
        /// What was sent cannot be right.
        NOT_VALID(422),
        /// The reader's roles do not reach this act, and knowing that harms nobody.
        NOT_ALLOWED(403),
        /// A part that this act needs does not answer; everything else goes on.
        NOT_AVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /// The HTTP status of the answer.
        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String type;
    private final transient List<Object> arguments;

    protected Refusal(Kind kind, String type, Object... arguments) {
        super(type);
        this.kind = kind;
        this.type = type;
        this.arguments = List.of(arguments);
    }

    /// Whether the log gets a line, because what was refused looks like somebody trying.
    public boolean worthALine() {
        return false;
    }

    public Kind kind() {
        return kind;
    }

    /// The last part of the problem's address, such as `community-full`.
    public String type() {
        return type;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
