package org.havn.audit.log;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where the log's key and the witness in files lie: beside the data folder, so that a copy of the data does not bring
/// them along.
@Component
public class AuditFolder {
    private static final String KEY = "signing-key.pem";
    private static final String WITNESS = "witness";

    private final Path key;
    private final Path witness;

    AuditFolder(
            @Value("${havn.folder}") String data,
            @Value("${havn.audit.folder:}") String folder,
            @Value("${havn.audit.key:}") String key,
            @Value("${havn.audit.witness.folder:}") String witness) {
        var home = folder.isBlank() ? beside(Path.of(data)) : Path.of(folder);
        this.key = key.isBlank() ? home.resolve(KEY) : Path.of(key);
        this.witness = witness.isBlank() ? home.resolve(WITNESS) : Path.of(witness);
    }

    /// The usual place for a data folder: `serve-audit` beside `serve`.
    public static Path beside(Path data) {
        var whole = data.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + "-audit");
    }

    /// Where the key lies in such a folder.
    public static Path keyIn(Path folder) {
        return folder.resolve(KEY);
    }

    /// Where the witness in files lies in such a folder.
    public static Path witnessIn(Path folder) {
        return folder.resolve(WITNESS);
    }

    Path key() {
        return key;
    }

    Path witness() {
        return witness;
    }
}
