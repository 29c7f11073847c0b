package org.havn.access.vault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.havn.access.CurrentActor;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// Vaults of a folder each, without a site around them.
final class Vaults {
    private Vaults() {}

    /// A vault whose key store lies in `keys` and whose wrapping key lies in `wrapping-key` of the folder.
    static Vault in(Path folder, T1Reads... reads) {
        return of(keys(folder), reads);
    }

    static Vault of(PersonKeys keys, T1Reads... reads) {
        return of(keys, SealFormat.AES_256_GCM, reads);
    }

    /// One that seals otherwise from now on.
    static Vault of(PersonKeys keys, SealFormat format, T1Reads... reads) {
        var beans = new StaticListableBeanFactory();
        Stream.of(reads).forEach(it -> beans.addBean("reads" + it.hashCode(), it));
        return new Vault(
                keys,
                new CurrentActor(),
                beans.getBeanProvider(T1Reads.class),
                beans.getBeanProvider(SealedRows.class),
                format);
    }

    static PersonKeys keys(Path folder) {
        return keys(new FileKeyRecords(folder.resolve("keys")), folder);
    }

    static PersonKeys keys(KeyRecords records, Path folder) {
        return new PersonKeys(records, new FileWrappingKeys(folder.resolve("wrapping-key")), Duration.ZERO);
    }
}
