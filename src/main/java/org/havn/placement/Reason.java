package org.havn.placement;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a family does not go somewhere, or nowhere; kept with the plan, said in the reader's language.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reason")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reason.OutOfReach.class, name = "out-of-reach"),
    @JsonSubTypes.Type(value = Reason.ForbiddenByPeople.class, name = "forbidden"),
    @JsonSubTypes.Type(value = Reason.PinnedElsewhere.class, name = "pinned-elsewhere"),
    @JsonSubTypes.Type(value = Reason.TooLarge.class, name = "too-large"),
    @JsonSubTypes.Type(value = Reason.AnotherGainsMore.class, name = "another-gains-more"),
    @JsonSubTypes.Type(value = Reason.Scarce.class, name = "scarce"),
    @JsonSubTypes.Type(value = Reason.LowerNet.class, name = "lower-net"),
    @JsonSubTypes.Type(value = Reason.LinkWouldBreak.class, name = "link-would-break"),
    @JsonSubTypes.Type(value = Reason.SafetyDistance.class, name = "safety-distance"),
    @JsonSubTypes.Type(value = Reason.EquallyGood.class, name = "equally-good"),
})
public sealed interface Reason {

    /// A hard need cannot be met.
    record OutOfReach(String need, String capability) implements Reason {}

    /// A person has said no, with a reason of their own.
    record ForbiddenByPeople() implements Reason {}

    /// A person has pinned the family elsewhere.
    record PinnedElsewhere(String community) implements Reason {}

    /// The family would not fit even if nobody else were there.
    record TooLarge(String dimension, double use, double free) implements Reason {}

    /// Another family of the round uses what is there and gains more by it.
    record AnotherGainsMore(String dimension, double use, double left, List<String> instead) implements Reason {}

    /// It is scarce, so its use has a price.
    record Scarce(String dimension, double price, double use) implements Reason {}

    /// It is worth less to this family, by so much.
    record LowerNet(double difference) implements Reason {}

    /// A linked family could not be near.
    record LinkWouldBreak(@Nullable String other) implements Reason {}

    /// A safety distance to somebody; the other family is never named.
    record SafetyDistance() implements Reason {}

    /// Either would do; the plan needs one of the two.
    record EquallyGood() implements Reason {}
}
