package org.havn.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.havn.audit.log.AuditFolder;
import org.havn.audit.log.SigningKey;
import org.havn.platform.database.BundledPostgres;
import org.havn.platform.database.Migrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DataFolderTests {
    private final StringWriter said = new StringWriter();

    @Test
    void aDataFolderIsCheckedWhileHavnRunsAndWhileItDoesNot(@TempDir Path temporary) throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        var data = temporary.resolve("serve");
        SigningKey.in(AuditFolder.keyIn(AuditFolder.beside(data)));
        try (var server = BundledPostgres.start(data.resolve("postgresql"), _ -> {})) {
            Migrations.apply(server.access().owner(), _ -> {});

            assertThat(verify(data)).as(said.toString()).isZero();
        }

        assertThat(verify(data)).as(said.toString()).isZero();
        assertThat(said.toString()).contains("the trail is whole");
    }

    private int verify(Path data) {
        return new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute("verify", "--data", data.toString());
    }
}
