package org.havn.audit.verify;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `havn audit`: checks the audit trail.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        subcommands = {VerifyCommand.class, ProofCommand.class, CheckProofCommand.class},
        description = {
            "Checks the audit trail against what was signed.",
            "",
            "verify reads the whole log again; proof and check-proof show and check that one event is in it."
        })
public final class AuditCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
