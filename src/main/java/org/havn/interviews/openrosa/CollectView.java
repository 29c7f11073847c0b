package org.havn.interviews.openrosa;

import java.util.List;

/// The reader's devices.
///
/// @param address what is typed into the device as its server
/// @param made a device whose password was just made; empty otherwise
public record CollectView(String address, String made, String password, List<Device> devices) {
    /// A device with a password.
    public record Device(String ending, String device, String made, String used) {}

    @Override
    public String toString() {
        return "CollectView[hidden]";
    }
}
