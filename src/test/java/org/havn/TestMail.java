package org.havn;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/// A real mail server on this machine, at a port that is free.
public final class TestMail {
    private static final long PATIENCE = 30_000;

    private TestMail() {}

    /// A server that is not started yet.
    ///
    /// @param protocol `smtp` or `smtps`
    public static GreenMail speaking(String protocol) {
        var setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(PATIENCE);
        return new GreenMail(setup);
    }
}
