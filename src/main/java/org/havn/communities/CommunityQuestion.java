package org.havn.communities;

import java.util.Map;
import java.util.Optional;
import org.havn.platform.Listing;
import org.havn.reference.CapabilityCode;

/// What a reader asks of the list of municipalities, as it stands in the address.
///
/// @param name a part of the name
/// @param county the county's code
/// @param dimension the dimension of which there has to be at least `least`
/// @param capability what has to be in reach within `minutes`
public record CommunityQuestion(
        String name,
        String county,
        Optional<Dimension> dimension,
        int least,
        Optional<CapabilityCode> capability,
        int minutes,
        Sort sort,
        boolean descending,
        int page) {
    static final int ROWS = 50;
    static final int ONE_WAY = 90;

    public enum Sort {
        NAME,
        COUNTY,
        POPULATION,
        ASKED,
        DECIDED,
        SETTLED,
        AMOUNT,
        MINUTES;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Sort of(String key) {
            for (var sort : values()) {
                if (sort.key().equals(key)) {
                    return sort;
                }
            }
            return NAME;
        }
    }

    /// What the list and the map count: the dimension asked for, or else places.
    public Dimension counted() {
        return dimension.orElse(Dimension.PLACES);
    }

    Listing listing(long total) {
        var pages = Math.max(1, (total + ROWS - 1) / ROWS);
        return new Listing(
                "/work/communities",
                Map.of(
                        "name",
                        name,
                        "county",
                        county,
                        "dimension",
                        dimension.map(Dimension::key).orElse(""),
                        "least",
                        dimension.isPresent() ? String.valueOf(least) : "",
                        "capability",
                        capability.map(CapabilityCode::value).orElse(""),
                        "minutes",
                        capability.isPresent() ? String.valueOf(minutes) : ""),
                sort.key(),
                descending,
                (int) Math.min(page, pages),
                ROWS,
                total);
    }
}
