package org.havn.communities;

import java.util.List;
import org.havn.platform.Link;
import org.havn.reference.Provenance;
import org.jspecify.annotations.Nullable;

/// What the page of one municipality shows.
public record CommunityView(
        Community community,
        NorwayMap map,
        List<CapacityLine> capacities,
        List<ServiceLine> services,
        List<HospitalLine> hospitals,
        @Nullable Settlement settlement,
        @Nullable SchoolCount schools,
        List<LanguageLine> languages,
        List<NeighbourLine> neighbours,
        List<Link> panels) {

    /// A dimension: what holds today, and everything that was ever recorded.
    public record CapacityLine(
            Dimension dimension, int amount, Provenance provenance, int newest, List<VersionLine> versions) {}

    /// One version of a capacity, and who recorded it when.
    public record VersionLine(CapacityVersion version, String recorded) {}

    /// A capability with the nearest offer, and a surer one if the nearest is not the surest.
    public record ServiceLine(String capability, List<ServiceReach> reaches) {}

    public record HospitalLine(Hospital hospital, int minutes) {}

    public record LanguageLine(String language, int speakers, Provenance provenance) {}

    public record NeighbourLine(Community community, int minutes) {
        public String address() {
            return "/work/communities/" + community.id().value();
        }
    }
}
