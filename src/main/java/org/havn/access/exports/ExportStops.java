package org.havn.access.exports;

import java.util.Collection;

/// Who knows whether people have taken back what an export would rest on. A later module implements it.
public interface ExportStops {
    /// Whether somebody of these cases has.
    boolean stopped(Collection<String> cases, ExportPurpose purpose);
}
