package org.havn.fuzz;

/// What Jazzer's driver calls, once for each input: `--target_class=org.havn.fuzz.JazzerTarget --target_args=PARSER`.
public final class JazzerTarget {
    private static Target target = Targets.ALL.getFirst();

    private JazzerTarget() {}

    public static void fuzzerInitialize(String[] arguments) {
        target = Targets.named(arguments[0]);
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.tryOn(input);
    }
}
