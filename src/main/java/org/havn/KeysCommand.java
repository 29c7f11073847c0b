package org.havn;

import java.nio.file.Path;
import org.havn.access.vault.KeyKeeping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "Shows, copies and turns the keys that seal what people said; the site may run meanwhile.",
            "After a turn, copy the wrapping key anew and destroy its older copies."
        })
final class KeysCommand {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Data folder of the site (default: that of serve).")
    @Nullable
    Path data;

    @Command(name = "show", description = "Shows what may be known of the key store; never a key.")
    void show() {
        keys().shown().forEach(System.out::println);
    }

    @Command(name = "copy", description = "Copies the key store into a new folder, without the wrapping key.")
    void copy(@Parameters(paramLabel = "DIR", description = "A folder that is empty or not there yet.") Path target) {
        keys().copyTo(target);
        System.out.println("Copied to " + target.toAbsolutePath().normalize());
    }

    @Command(
            name = "turn-wrapping-key",
            description = "Makes a new wrapping key and destroys the old one; its copies open nothing any more.")
    void turnWrappingKey() {
        keys().turnWrappingKey();
        told();
    }

    @Command(
            name = "turn-epoch",
            description = "Makes older copies of the key store open nothing any more, and turns the wrapping key.")
    void turnEpoch() {
        keys().turnEpoch();
        told();
        System.out.println("Copy the key store now: the older copies of it open nothing any more.");
    }

    @Command(
            name = "turn-person",
            description = "Gives one person or household a new key; the running site seals everything of theirs anew.")
    void turnPerson(
            @Parameters(paramLabel = "WHOSE", description = "A person's id, or a case number for its household.")
                    String whose) {
        keys().turnPerson(whose);
        System.out.println("The site seals everything of theirs anew and destroys the older key, in about 15 minutes.");
        System.out.println("Copy the key store then: in its older copies, the older key still opens.");
    }

    @Command(
            name = "turn-everybody",
            description = {
                "Gives every person and household a new key; the running site seals everything anew.",
                "For the day on which a cipher is exchanged (HAVN_SEAL_FORMAT)."
            })
    void turnEverybody() {
        System.out.println(keys().turnEverybody() + " persons and households have a new key.");
        System.out.println(
                "The site seals everything anew and destroys the older keys; `havn keys show` stays as it is.");
    }

    private void told() {
        show();
        System.out.println("Copy the wrapping key now, and destroy its older copies.");
    }

    private KeyKeeping keys() {
        var options = new SiteOptions();
        options.data = data;
        return KeyKeeping.of(options.folder("serve"));
    }
}
