package org.havn.placement.files;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.havn.placement.worker.Solver;
import picocli.CommandLine;

/// `havn place` on a folder, with what it printed.
record Placing(int exit, String out, String err) {

    static Placing place(Folder folder, String... options) {
        return place(Solver.Havn.class, folder, options);
    }

    static Placing place(Class<? extends Solver> solver, Folder folder, String... options) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = new CommandLine(new PlaceCommand(solver))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of(folder.path().toString()), Stream.of(options))
                        .toArray(String[]::new));
        return new Placing(exit, out.toString(), err.toString());
    }

    String lastLine() {
        return out.strip().lines().reduce("", (before, line) -> line);
    }

    /// A field of the last line, such as `objective`.
    String field(String name) {
        return List.of(lastLine().split(" ")).stream()
                .filter(field -> field.startsWith(name + "="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + name + " in: " + lastLine() + "\n" + err))
                .substring(name.length() + 1);
    }
}
