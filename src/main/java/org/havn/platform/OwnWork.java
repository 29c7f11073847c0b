package org.havn.platform;

import java.util.Optional;

/// Work that Havn does by itself and for nobody's eyes: a job, a load at start, a sum over everybody.
///
/// Inside it, the database shows every row. What comes out must be fit for whoever asked: a sum, never a family.
public final class OwnWork {
    private static final ScopedValue<String> NAME = ScopedValue.newInstance();

    private OwnWork() {}

    /// Does the work and answers its result.
    ///
    /// @param name what is done, as the audit trail and the database see it, such as `placement.solve`
    public static <T, X extends Throwable> T of(String name, ScopedValue.CallableOp<? extends T, X> work) throws X {
        // inside other work of Havn's own, the outer name stands
        return NAME.isBound() ? work.call() : ScopedValue.where(NAME, name).<T, X>call(work);
    }

    /// Does the work.
    public static void run(String name, Runnable work) {
        of(name, () -> {
            work.run();
            return true;
        });
    }

    /// The work that is done on this thread now, if it is such.
    public static Optional<String> now() {
        return NAME.isBound() ? Optional.of(NAME.get()) : Optional.empty();
    }
}
