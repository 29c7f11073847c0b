package org.havn.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody asked for an act that needs a second person.
public record SecondRequest(
        UUID id,
        String act,
        Map<String, String> parameters,
        List<SecondedAct.Change> difference,
        String because,
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

    boolean openAt(Instant now) {
        return state == State.WAITING && now.isBefore(until);
    }
}
