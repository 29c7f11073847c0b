package org.havn.communities;

import org.havn.reference.Provenance;

/// A hospital and where it stands.
public record Hospital(
        HospitalId id,
        String name,
        String trust,
        HospitalLevel level,
        Point point,
        CommunityId community,
        Provenance provenance) {}
