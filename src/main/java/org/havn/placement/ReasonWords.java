package org.havn.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.havn.communities.Communities;
import org.havn.communities.Community;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.platform.Choice;
import org.havn.platform.Words;
import org.havn.reference.Capabilities;
import org.havn.reference.CapabilityCode;
import org.havn.reference.Confidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says reasons in the reader's language: one sentence each.
@Component
class ReasonWords {
    /// A list of every family that would have to give way is read by nobody.
    private static final int TOLD = 5;

    private final Communities communities;
    private final Capabilities capabilities;
    private final Clock clock;

    ReasonWords(Communities communities, Capabilities capabilities, Clock clock) {
        this.communities = communities;
        this.capabilities = capabilities;
        this.clock = clock;
    }

    /// @param there the community that the reason speaks of; null where it is no place
    String sentence(Reason reason, @Nullable String there, Words words) {
        return switch (reason) {
            case Reason.OutOfReach(var _, var capability) ->
                words.say("placement.why-not.out-of-reach", capability(capability, words));
            case Reason.ForbiddenByPeople() -> words.say("placement.why-not.forbidden");
            case Reason.PinnedElsewhere(var community) ->
                words.say("placement.why-not.pinned-elsewhere", community(community));
            case Reason.TooLarge(var dimension, var use, var free) ->
                words.say("placement.why-not.too-large", dimensionIn(dimension, there, words), use, free);
            case Reason.AnotherGainsMore(var dimension, var use, var left, var instead) ->
                instead.isEmpty()
                        ? words.say("placement.why-not.full", dimensionIn(dimension, there, words), use, left)
                        : words.say(
                                "placement.why-not.another-gains-more",
                                dimensionIn(dimension, there, words),
                                use,
                                left,
                                some(instead, words));
            case Reason.Scarce(var dimension, var price, var use) ->
                words.say(
                        "placement.why-not.scarce",
                        dimensionIn(dimension, there, words),
                        use,
                        points(price, words),
                        points(price * use, words));
            case Reason.LowerNet(var difference) -> words.say("placement.why-not.lower-net", points(difference, words));
            case Reason.LinkWouldBreak(var other) -> words.say("placement.why-not.link", String.valueOf(other));
            case Reason.SafetyDistance() -> words.say("placement.why-not.safety-distance");
            case Reason.EquallyGood() -> words.say("placement.why-not.equal");
        };
    }

    /// @param here the community that the plan proposes; null where it has no place
    String term(Reasons.Term term, @Nullable String here, Words words) {
        var key = term.key();
        var colon = key.indexOf(':');
        var rule = colon < 0 ? key : key.substring(0, colon);
        var of = colon < 0 ? "" : key.substring(colon + 1);
        if (rule.equals("scarce")) {
            return words.say(
                    "placement.term.scarce",
                    dimensionIn(of, here, words),
                    Objects.requireNonNullElse(term.use(), 0.0),
                    term.price() == null ? "" : points(term.price(), words));
        }
        return rule.equals("link") ? words.say("placement.term.link", of) : words.say("placement.term." + rule);
    }

    String change(Reasons.Change change, Words words) {
        var place = community(change.community());
        return switch (change.kind()) {
            case "capacity", "capacity-if-others-move" ->
                words.say(
                        "placement.change." + change.kind(),
                        Objects.requireNonNullElse(change.added(), 0.0),
                        dimensionIn(String.valueOf(change.dimension()), change.community(), words),
                        place);
            case "need" -> words.say("placement.change.need", capability(change.capability(), words), place);
            default ->
                words.say("placement.change.value", place, points(change.added() == null ? 0 : change.added(), words));
        };
    }

    String blocked(Reasons.Blocked blocked, Words words) {
        return switch (blocked.kind()) {
            case "need" ->
                words.say("placement.blocked.need", capability(blocked.capability(), words), blocked.communities());
            case "capacity" ->
                words.say(
                        "placement.blocked.capacity",
                        dimension(String.valueOf(blocked.dimension()), words),
                        blocked.communities());
            case "capacity-even-empty" ->
                words.say(
                        "placement.blocked.capacity-even-empty",
                        dimension(String.valueOf(blocked.dimension()), words),
                        blocked.communities());
            case "people" -> words.say("placement.blocked.people", blocked.communities());
            default -> words.say("placement.blocked.link", String.valueOf(blocked.dimension()), blocked.communities());
        };
    }

    String oneMore(OneMoreRow row, Words words) {
        var gain = row.gain() == null ? row.price() : row.gain();
        return row.placedMore() > 0
                ? words.say(
                        "placement.one-more.families",
                        dimensionIn(row.dimension(), row.community(), words),
                        community(row.community()),
                        row.placedMore())
                : words.say(
                        "placement.one-more.points",
                        dimensionIn(row.dimension(), row.community(), words),
                        community(row.community()),
                        points(gain, words));
    }

    /// The first few of them, and how many more there are.
    private static String some(List<String> cases, Words words) {
        var told = String.join(", ", cases.subList(0, Math.min(TOLD, cases.size())));
        return cases.size() <= TOLD ? told : words.say("placement.and-more", told, cases.size() - TOLD);
    }

    String community(@Nullable String code) {
        return code == null
                ? ""
                : communities.find(new CommunityId(code)).map(it -> it.name()).orElse(code);
    }

    String capability(@Nullable String code, Words words) {
        return code == null ? "" : capabilities.name(new CapabilityCode(code), words.locale());
    }

    /// What a dimension is called in the middle of a sentence.
    String dimension(String key, Words words) {
        var text = "placement.dimension." + key.toLowerCase(Locale.ROOT);
        return words.has(text) ? words.say(text) : key;
    }

    /// The same with a mark where what the community has of it is assumed: a reason is worth no more than its figures.
    String dimensionIn(String key, @Nullable String community, Words words) {
        var name = dimension(key, words);
        return community != null && assumed(key, community) ? words.say("placement.assumed", name) : name;
    }

    private boolean assumed(String dimension, String community) {
        return communities.capacities(new CommunityId(community), LocalDate.now(clock)).stream()
                .filter(it -> it.dimension().key().equals(dimension))
                .anyMatch(it -> it.provenance().confidence() == Confidence.ASSUMED);
    }

    /// Every community, by name, for choosing one.
    List<Choice> everywhere() {
        var all = communities.all();
        var named = all.stream().collect(Collectors.groupingBy(Community::name, Collectors.counting()));
        return all.stream()
                .map(it -> new Choice(
                        it.id().value(),
                        named.getOrDefault(it.name(), 1L) > 1 ? it.name() + " (" + it.county() + ")" : it.name()))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    /// Every dimension, for choosing one.
    List<Choice> dimensions(Words words) {
        return Arrays.stream(Dimension.values())
                .map(it -> new Choice(it.name(), dimension(it.key(), words)))
                .toList();
    }

    static String points(double value, Words words) {
        return words.number(value, 1);
    }
}
