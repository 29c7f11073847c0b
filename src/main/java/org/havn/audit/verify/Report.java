package org.havn.audit.verify;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a verification found.
///
/// @param covered how many leaves, from the first, are proved by a signed head to be as they were
/// @param coveredAt when that head was signed; null where none was
/// @param waiting events that have no number yet; they are not protected until they have
record Report(
        long leaves,
        long covered,
        @Nullable Instant coveredAt,
        int databaseHeads,
        int witnessHeads,
        long waiting,
        long findings,
        List<Finding> told,
        OptionalLong firstLeaf,
        Duration took) {

    boolean clean() {
        return findings == 0;
    }

    void print(PrintWriter out) {
        out.printf(
                "Read %,d events of the log again, with %,d signed heads in the database and %,d at witnesses.%n",
                leaves, databaseHeads, witnessHeads);
        if (coveredAt == null) {
            out.println("No signed head confirms anything: either none was signed yet, or none fits.");
        } else {
            out.printf(
                    "%s %,d events are as they were when the head of %s was signed.%n",
                    covered == leaves ? "All" : "The first", covered, coveredAt.truncatedTo(ChronoUnit.SECONDS));
        }
        if (clean() && leaves > covered) {
            out.printf(
                    "%,d later events are under no signed head yet; nothing proves them so far.%n", leaves - covered);
        }
        if (waiting > 0) {
            out.printf("%,d events wait for their place in the log.%n", waiting);
        }
        if (witnessHeads == 0) {
            out.println("No witness was asked. Whoever holds both database and key could have rewritten the trail.");
        }
        if (clean()) {
            out.println("Nothing contradicts anything: the trail is whole.");
        } else {
            for (var finding : told) {
                out.println("- " + finding.sentence());
            }
            if (findings > told.size()) {
                out.printf("- and %,d more.%n", findings - told.size());
            }
            firstLeaf.ifPresentOrElse(
                    leaf -> out.printf(
                            "The trail was tampered with. The first leaf that is not as it was: %d.%n", leaf),
                    () -> out.println("The trail was tampered with, though every numbered event is as it was."));
        }
        out.flush();
    }
}
