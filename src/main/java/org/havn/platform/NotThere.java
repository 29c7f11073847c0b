package org.havn.platform;

import java.util.Map;

/// Somebody asked for a thing that is not there, or not for them: whoever looks around leaves many of these.
///
/// @param address the address' pattern, without what was asked for
/// @param asked what was asked for, by the names of the pattern
public record NotThere(String address, Map<String, String> asked) {
    public NotThere {
        asked = Map.copyOf(asked);
    }
}
