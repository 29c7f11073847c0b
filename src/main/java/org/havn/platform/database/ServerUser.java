package org.havn.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The unprivileged account as which the bundled PostgreSQL runs when Havn itself was started by root.
///
/// @param drop whether privileges have to be dropped at all
record ServerUser(boolean drop, int uid, int gid) {

    /// The account `postgres` where the machine has one, otherwise `nobody`.
    static ServerUser onThisMachine() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new ServerUser(false, -1, -1);
        }
        var chosen = new ServerUser(true, 65534, 65534);
        for (var line : Files.readAllLines(Path.of("/etc/passwd"))) {
            var fields = line.split(":", -1);
            if (fields.length > 3 && fields[0].equals("postgres")) {
                return new ServerUser(true, Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
            }
            if (fields.length > 3 && fields[0].equals("nobody")) {
                chosen = new ServerUser(true, Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
            }
        }
        return chosen;
    }

    /// The command as this account, ended by the kernel when the thread that spawned it ends.
    List<String> command(List<String> program) {
        if (!Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            if (drop) {
                throw new IllegalStateException("PostgreSQL does not run as root: install util-linux (for setpriv), "
                        + "start Havn as another user, or set HAVN_DATABASE_URL to a server of your own.");
            }
            return program;
        }
        var command = new ArrayList<String>();
        command.add("/usr/bin/setpriv");
        if (drop) {
            command.addAll(List.of("--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
        }
        command.addAll(List.of("--no-new-privs", "--pdeathsig", "INT"));
        command.addAll(program);
        return command;
    }

    /// Hands a file or folder over to this account.
    void own(Path path) throws IOException {
        if (drop) {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", gid);
        }
    }
}
