package org.havn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ListingTests {
    private static final String NASTY = "\"><a href='javascript:x'>&page=9#";

    @Test
    void whatWasAskedStandsEncodedInEachAddress() {
        var listing = new Listing("/work/cases", Map.of("number", NASTY), "number", false, 1, 25, 100);

        assertThat(listing.at(2))
                .isEqualTo("/work/cases?number=%22%3E%3Ca+href%3D%27javascript%3Ax%27%3E%26page%3D9%23"
                        + "&sort=number&page=2");
        assertThat(listing.by("size")).startsWith("/work/cases?").doesNotContain("\"", "<", "'", "#");
        assertThat(listing.without("number")).isEqualTo("/work/cases?sort=number");
    }
}
