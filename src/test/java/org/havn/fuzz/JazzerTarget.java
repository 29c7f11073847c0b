package org.havn.fuzz;

import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// What Jazzer's driver calls, once for each input: `--target_class=org.havn.fuzz.JazzerTarget --target_args=PARSER`.
public final class JazzerTarget {
    private static @Nullable Target target;

    private JazzerTarget() {}

    public static void fuzzerInitialize(String[] arguments) throws ReflectiveOperationException {
        if (arguments[0].startsWith("provider-")) {
            allowOnlyTheTestsOwnProvider();
        }
        target = Targets.named(arguments[0]);
    }

    /// Whatever makes Havn ask anybody else stays a finding. By name, because Jazzer is there in the drill only.
    private static void allowOnlyTheTestsOwnProvider() throws ReflectiveOperationException {
        BiPredicate<String, Integer> own = (host, _) -> host.equals("localhost") || host.equals("127.0.0.1");
        Class.forName("com.code_intelligence.jazzer.api.BugDetectors")
                .getMethod("allowNetworkConnections", BiPredicate.class)
                .invoke(null, own);
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Objects.requireNonNull(target).tryOn(input);
    }
}
