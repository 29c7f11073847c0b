package org.havn.interviews.openrosa;

import java.util.Map;
import java.util.Optional;

/// The files that came along with a filled-in form, by the names under which its answers call them.
///
/// @param all whether nothing more will come: a device sends large files one by one, each with the same form
record Attached(Map<String, byte[]> files, boolean all) {
    static final Attached NOTHING = new Attached(Map.of(), true);

    Attached {
        files = Map.copyOf(files);
    }

    Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    @Override
    public String toString() {
        return "Attached[" + files.size() + ", hidden]";
    }
}
