package org.havn.platform;

/// The time in a request before it is known who asks. What is asked of the database then is asked as nobody, who sees
/// no row about a family.
public final class BeforeAnybody {
    private static final ScopedValue<Boolean> NOW = ScopedValue.newInstance();

    private BeforeAnybody() {}

    /// Finds something out before it is known who asks, such as who that is.
    public static <T, X extends Throwable> T of(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(NOW, true).<T, X>call(work);
    }

    /// Whether nobody is known yet on this thread.
    public static boolean now() {
        return NOW.isBound();
    }
}
