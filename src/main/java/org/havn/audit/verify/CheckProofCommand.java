package org.havn.audit.verify;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.havn.audit.log.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `havn audit check-proof`: checks a proof without any database.
@Command(
        name = "check-proof",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks, without a database, that the event in a proof is in the log that was signed.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the event is in the log", "2:bad input: no proof, or no key", "3:the proof does not hold"})
final class CheckProofCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The proof.")
    private Path file = Path.of("");

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "The log's public key. Without it, the key in the proof itself is taken and printed.")
    private @Nullable Path publicKey;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try {
            return check(ProofFile.parse(text()));
        } catch (BadInput unusable) {
            spec.commandLine().getErr().println("havn audit check-proof: " + unusable.getMessage());
            return ExitCodes.BAD_INPUT;
        }
    }

    private int check(ProofFile proof) throws IOException {
        var out = spec.commandLine().getOut();
        var keys = keys(proof);
        if (!proof.head().isSignedBy(keys)) {
            out.println("The head in this proof bears no signature of the log's key.");
            return ExitCodes.TAMPERED;
        }
        if (!proof.leadsToTheHead()) {
            out.printf(
                    "This proof does not lead from the event to the head of %s.%n",
                    proof.head().moment());
            return ExitCodes.TAMPERED;
        }
        out.printf(
                "The event is leaf %,d of the %,d that were in the log when its head was signed at %s:%n",
                proof.number(), proof.head().size(), proof.head().moment());
        out.println(proof.content());
        if (publicKey == null) {
            out.println("Signed with the key that came with the proof; compare it with the one you were given:");
            out.println(proof.key());
        }
        return ExitCodes.WHOLE;
    }

    private List<VerifierKey> keys(ProofFile proof) throws IOException {
        if (publicKey == null) {
            return List.of(proof.key());
        }
        if (!Files.isReadable(publicKey)) {
            throw new BadInput(publicKey + " cannot be read");
        }
        try {
            return VerifierKey.read(publicKey);
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            throw new BadInput(publicKey + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private String text() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new BadInput(file + " is no file that can be read");
        }
        if (Files.size(file) > ProofFile.LARGEST) {
            throw new BadInput(file + " is larger than any proof");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notText) {
            throw new BadInput(file + " is no text in UTF-8", notText);
        }
    }
}
