package org.havn.fuzz;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What Jazzer's driver calls, once for each input: `--target_class=org.havn.fuzz.JazzerTarget --target_args=PARSER`.
public final class JazzerTarget {
    private static @Nullable Target target;

    private JazzerTarget() {}

    public static void fuzzerInitialize(String[] arguments) {
        target = Targets.named(arguments[0]);
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Objects.requireNonNull(target).tryOn(input);
    }
}
