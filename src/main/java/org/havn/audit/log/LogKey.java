package org.havn.audit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// This node's key for signing heads. Every node of one Havn has to hold the same.
@Component
class LogKey {
    private final Path file;
    private final boolean mayChange;
    private @Nullable SigningKey key;

    LogKey(AuditFolder folder, @Value("${havn.audit.key-change:false}") boolean mayChange) {
        this.file = folder.key();
        this.mayChange = mayChange;
    }

    /// The key, unless the last head was signed with another: then a node with a key of its own has joined, or the key
    /// was lost, and a person has to say which.
    ///
    /// @throws LogKeyChanged if that is so
    synchronized SigningKey get(Optional<SignedHead> last) {
        var mine = loaded();
        if (!mayChange && last.isPresent() && !last.get().isSignedBy(java.util.List.of(mine.verifier()))) {
            throw new LogKeyChanged(file);
        }
        return mine;
    }

    private SigningKey loaded() {
        if (key == null) {
            try {
                key = SigningKey.in(file);
            } catch (IOException unusable) {
                throw new UncheckedIOException(unusable);
            }
        }
        return key;
    }
}
