package org.havn.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The data files inside a release: each is loaded once, and again only when a newer release ships other content.
@Component
public class ShippedFiles {
    private final JdbcClient jdbc;

    ShippedFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The content of a file below `reference/`.
    public static byte[] content(String name) {
        try (var stream = new ClassPathResource("reference/" + name).getInputStream()) {
            return stream.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException("The release lacks its file " + name, missing);
        }
    }

    /// Hands over the file's content if it was not loaded yet. Two nodes that start together load it once.
    ///
    /// @param rules a name for the rules by which the content is understood; changing it loads the file anew
    /// @return whether it was loaded now
    @Transactional
    public boolean loadOnce(String name, String rules, Consumer<byte[]> load) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(:name))")
                .param("name", "shipped file " + name)
                .query((_, _) -> true)
                .single();
        var content = content(name);
        var hash = hash(rules, content);
        var known = jdbc.sql("select 1 from reference.shipped_file where name = :name and sha256 = :hash")
                .param("name", name)
                .param("hash", hash)
                .query(Integer.class)
                .optional();
        if (known.isPresent()) {
            return false;
        }
        load.accept(content);
        jdbc.sql("""
                insert into reference.shipped_file (name, sha256) values (:name, :hash)
                on conflict (name) do update set sha256 = excluded.sha256, loaded_at = now()
                """).param("name", name).param("hash", hash).update();
        return true;
    }

    private static String hash(String rules, byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(rules.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
