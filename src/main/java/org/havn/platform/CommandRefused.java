package org.havn.platform;

/// What was posted is no command that could be done once.
final class CommandRefused extends Refusal {
    private CommandRefused(Kind kind, String type) {
        super(kind, type);
    }

    /// It has no key, or one of another shape.
    static CommandRefused withoutKey() {
        return new CommandRefused(Kind.NOT_VALID, "command-without-key");
    }

    /// Its key is older than what answers are kept for.
    static CommandRefused tooOld() {
        return new CommandRefused(Kind.NOT_NOW, "command-too-old");
    }

    /// Its key belongs to a command that said something else.
    static CommandRefused another() {
        return new CommandRefused(Kind.NOT_VALID, "command-another");
    }
}
