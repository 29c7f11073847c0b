package org.havn.platform;

import java.io.IOException;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/// A stack trace that says where something failed and what kind of failure it was, but not in the failure's own words:
/// they quote what people typed, or what the database holds.
public final class WithoutMessages implements StackTracePrinter {
    private static final int LONGEST = 16_000;

    private final StackTracePrinter printer = StandardStackTracePrinter.rootLast()
            .withMaximumLength(LONGEST)
            .withLineSeparator("\n")
            .withFormatter(Causes::kind);

    @Override
    public void printStackTrace(Throwable failure, Appendable out) throws IOException {
        printer.printStackTrace(failure, out);
    }
}
