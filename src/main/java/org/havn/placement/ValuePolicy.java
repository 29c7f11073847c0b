package org.havn.placement;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.havn.needs.Severity;

/// What makes one place better than another for a family, as published weights. A changed weight is a new version.
///
/// @param version the name under which plans remember it
/// @param softNeed what a soft need within reach earns, by severity
/// @param unknownOffer the share of it that remains where nobody has checked the offer
/// @param hardNeedUnchecked what a hard need loses where its nearest offer is unchecked
/// @param travelHour what an hour on the road to care costs in a year
/// @param work what full work opportunities earn for each adult with an occupation
/// @param adultSchooling what a seat in adult education earns for each adult without upper secondary school
/// @param languageCommunity what a thousand neighbours who share the language earn
/// @param nearLinked what a linked family that was placed earlier earned when it was near; a rule since version 2
/// @param directLine what kin in direct line earn who were placed earlier and are near; since version 2
/// @param ownWish what the place that the family ranks first earns; the second half, the third a third
public record ValuePolicy(
        String version,
        Map<Severity, Double> softNeed,
        double unknownOffer,
        double hardNeedUnchecked,
        double travelHour,
        double work,
        double adultSchooling,
        double languageCommunity,
        double nearLinked,
        double directLine,
        double ownWish) {

    public ValuePolicy {
        softNeed = Map.copyOf(softNeed);
    }

    /// The policy in force, as the file `placement/policy-v2.properties` publishes it.
    public static ValuePolicy current() {
        return read("policy-v2");
    }

    /// The same without a weight for families' own wishes, which are then met another way or not at all.
    ValuePolicy withoutWishes() {
        return new ValuePolicy(
                version,
                softNeed,
                unknownOffer,
                hardNeedUnchecked,
                travelHour,
                work,
                adultSchooling,
                languageCommunity,
                nearLinked,
                directLine,
                0);
    }

    static ValuePolicy read(String version) {
        var file = new Properties();
        try (var stream = ValuePolicy.class.getResourceAsStream("/placement/" + version + ".properties")) {
            if (stream == null) {
                throw new IllegalArgumentException("No policy is published as " + version);
            }
            try (var text = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                file.load(text);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The policy " + version + " cannot be read", unreadable);
        }
        var bySeverity = new EnumMap<Severity, Double>(Severity.class);
        for (var severity : Severity.values()) {
            bySeverity.put(severity, weight(file, "soft-need." + severity.name()));
        }
        return new ValuePolicy(
                version,
                bySeverity,
                weight(file, "unknown-offer"),
                weight(file, "hard-need-unchecked"),
                weight(file, "travel-hour"),
                weight(file, "work"),
                weight(file, "adult-schooling"),
                weight(file, "language-community"),
                weightIfAny(file, "near-linked"),
                weightIfAny(file, "direct-line"),
                weight(file, "own-wish"));
    }

    /// A weight that only some versions have.
    private static double weightIfAny(Properties file, String name) {
        return file.getProperty(name) == null ? 0 : weight(file, name);
    }

    private static double weight(Properties file, String name) {
        var value = file.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("The policy has no weight for " + name);
        }
        return Double.parseDouble(value);
    }
}
