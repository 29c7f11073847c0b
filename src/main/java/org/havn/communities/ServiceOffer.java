package org.havn.communities;

import org.havn.reference.CapabilityCode;
import org.havn.reference.Provenance;
import org.jspecify.annotations.Nullable;

/// A capability that a municipality or a hospital offers.
///
/// @param hospital the hospital, or null where the municipality or another clinic in it makes the offer
/// @param name what the service calls itself, in Norwegian
public record ServiceOffer(
        CapabilityCode capability,
        CommunityId community,
        @Nullable HospitalId hospital,
        String name,
        ServiceLevel level,
        Provenance provenance) {}
