package org.havn.platform.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;

/// When a figure is one for an operator.
///
/// @param alert its name, in mails and in docs/operating.md
/// @param meter the gauge that is looked at; of several of that name, the worst counts
/// @param above whether more than the limit is too much, or less is too little
/// @param shared whether all nodes see the same figure, so that one of them tells
/// @param bundledOnly whether it means something only where the database is the bundled one
/// @param says what it means and what to do, in a sentence
record Threshold(
        String alert, String meter, boolean above, double limit, boolean shared, boolean bundledOnly, String says) {
    static final List<Threshold> ALL = List.of(
            below(
                    "disk",
                    "havn.disk.free.bytes",
                    1L << 30,
                    "There is little room on the disk of the data folder."
                            + " With less than the reserve, nothing new is taken in. Make room."),
            new Threshold(
                    "backup",
                    "havn.backup.age.seconds",
                    true,
                    26 * 3600,
                    false,
                    true,
                    "The newest backup of the"
                            + " bundled database is older than a day. Run ./havn backup, and look why it did not run."),
            new Threshold(
                    "backup-log",
                    "havn.backup.log.age.seconds",
                    true,
                    900,
                    false,
                    true,
                    "What was written has"
                            + " been in no backup for a quarter of an hour. Look at the backups' folder and its disk."),
            above(
                    "audit-head",
                    "havn.audit.head.age.seconds",
                    900,
                    "Events of the audit trail have waited for a signed"
                            + " head for a quarter of an hour. Look at the log of the nodes."),
            above(
                    "audit-witness",
                    "havn.audit.witness.behind.seconds",
                    3600,
                    "A witness of the audit trail has not"
                            + " taken a head for an hour. Look whether it can be reached."),
            above(
                    "jobs",
                    "havn.jobs.oldest.seconds",
                    600,
                    "Work has waited for a node for ten minutes. Look whether" + " solves hold all nodes, or add one."),
            new Threshold(
                    "sign-ins",
                    "havn.sign.ins.failed.hour",
                    true,
                    50,
                    false,
                    false,
                    "Many tries to sign in failed"
                            + " within an hour. Look at the audit trail for sign-ins that failed."),
            new Threshold(
                    "clock",
                    "havn.clock.apart.seconds",
                    true,
                    5,
                    false,
                    false,
                    "This node's clock and the database's are more than five seconds apart. Look whether both take their"
                            + " time from the same source."),
            new Threshold(
                    "keys",
                    "havn.keys.age.days",
                    true,
                    365,
                    false,
                    false,
                    "The key that wraps all others is older than twelve months. Turn it with ./havn keys turn-epoch,"
                            + " and copy it anew."),
            above(
                    "glass",
                    "havn.glass.overdue",
                    0,
                    "An emergency opening has waited for its review for more than 72"
                            + " hours. The data-protection officer reviews it."),
            above(
                    "silent-needs",
                    "havn.needs.silent",
                    0,
                    "Nobody has had a hand on some open needs for longer than havn.needs.silence."
                            + " Who answers for the caseload looks at the board of needs."));

    private static Threshold above(String alert, String meter, double limit, String says) {
        return new Threshold(alert, meter, true, limit, true, false, says);
    }

    private static Threshold below(String alert, String meter, double limit, String says) {
        return new Threshold(alert, meter, false, limit, false, false, says);
    }

    /// The figure now; nothing where it cannot be told.
    Optional<Double> figure(MeterRegistry registry) {
        return registry.find(meter).gauges().stream()
                .map(Gauge::value)
                .filter(it -> !it.isNaN())
                .reduce((one, other) -> above ? Math.max(one, other) : Math.min(one, other));
    }

    boolean passedBy(double figure) {
        return above ? figure > limit : figure < limit;
    }
}
