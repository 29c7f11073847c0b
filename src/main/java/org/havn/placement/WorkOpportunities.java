package org.havn.placement;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havn.communities.Community;
import org.havn.communities.CommunityId;

/// How easy it is to find work, by county: NAV's registered unemployment, mean of the twelve months of 2024.
///
/// Derived: from 1 at one percent of the labour force or less down to 0 at four percent or more. Nothing below the
/// county is published, so two municipalities of a county count alike.
final class WorkOpportunities {
    private static final double BEST = 1.0;
    private static final double WORST = 4.0;

    private WorkOpportunities() {}

    /// Between 0 and 1 for each community whose county has a figure.
    static Map<CommunityId, Double> of(List<Community> communities) {
        var byCounty = percentByCounty();
        var opportunities = new HashMap<CommunityId, Double>();
        for (var community : communities) {
            var percent = byCounty.get(community.countyCode());
            if (percent != null) {
                opportunities.put(community.id(), opportunity(percent));
            }
        }
        return opportunities;
    }

    static double opportunity(double percent) {
        return Math.clamp((WORST - percent) / (WORST - BEST), 0, 1);
    }

    private static Map<String, Double> percentByCounty() {
        var byCounty = new HashMap<String, Double>();
        try (var stream = WorkOpportunities.class.getResourceAsStream("/placement/registered-unemployment-2024.csv");
                var reader = CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(
                                java.util.Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            reader.forEach(row -> byCounty.put(
                    row.getField("county_code"), Double.valueOf(row.getField("percent_of_labour_force_mean_2024"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The unemployment figures cannot be read", unreadable);
        }
        return byCounty;
    }
}
