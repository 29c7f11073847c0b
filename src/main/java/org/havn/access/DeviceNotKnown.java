package org.havn.access;

import org.havn.platform.Refusal;

/// No device has this name and password.
public final class DeviceNotKnown extends Refusal {
    DeviceNotKnown() {
        super(Kind.NOT_ALLOWED, "device-not-known");
    }
}
