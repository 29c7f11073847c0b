package org.havn.needs;

import java.util.Set;
import org.havn.reference.SpecificNeedCode;

/// Which specific needs only few may see of a person: sexual violence, torture, and what puts somebody in
/// danger.
///
/// A test holds this against the shipped code list's own marks. It stands in the code, so that a changed list
/// cannot open it.
final class RestrictedCodes {
    private static final Set<String> CATEGORIES = Set.of("SV", "TR");
    private static final Set<String> CODES =
            Set.of("LP-AN", "LP-AP", "LP-CR", "LP-IH", "LP-RP", "LP-VA", "LP-VF", "LP-VO", "LP-WP");

    private RestrictedCodes() {}

    static boolean has(SpecificNeedCode code) {
        return CATEGORIES.contains(code.category()) || CODES.contains(code.value());
    }
}
