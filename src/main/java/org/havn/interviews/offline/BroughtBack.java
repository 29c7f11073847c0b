package org.havn.interviews.offline;

import java.util.UUID;

/// One thing that a device brings back, sealed to the house.
///
/// @param key made by the device; the same key is the same act
@SuppressWarnings("ArrayRecordComponent") // received, opened, let go
public record BroughtBack(UUID key, byte[] sealed) {
    @Override
    public String toString() {
        return "BroughtBack[" + key + ", hidden]";
    }
}
