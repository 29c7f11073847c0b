package org.havn.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody asked for an act that needs a second person.
///
/// @param because why; null where it tells of a family and was not opened
public record SecondRequest(
        UUID id,
        String act,
        Map<String, String> parameters,
        List<SecondedAct.Change> difference,
        @Nullable String because,
        UUID askedBy,
        Instant askedAt,
        Instant until,
        State state,
        @Nullable UUID secondBy,
        @Nullable String secondBecause) {

    /// How far it has come. One whose time ran out stays waiting and can no longer be agreed to.
    public enum State {
        WAITING,
        DONE,
        REFUSED
    }

    public SecondRequest {
        parameters = Map.copyOf(parameters);
        difference = List.copyOf(difference);
    }

    /// The case that it is about, under whose household's key the reasons are sealed; empty where it tells
    /// of no family.
    Optional<String> caseNumber() {
        return Optional.ofNullable(parameters.get("case")).filter(it -> !it.isEmpty());
    }

    /// The same with its reasons.
    SecondRequest saying(String because, @Nullable String secondBecause) {
        return new SecondRequest(
                id, act, parameters, difference, because, askedBy, askedAt, until, state, secondBy, secondBecause);
    }

    boolean openAt(Instant now) {
        return state == State.WAITING && now.isBefore(until);
    }
}
