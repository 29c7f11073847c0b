package org.havn.placement;

import java.io.IOException;
import java.util.Optional;

/// Finds out one kind of thing about a round, in the background and as Havn's own work.
///
/// @param <Q> what is asked; kept as JSON
/// @param <A> what is found; kept as JSON, and read by whoever sees the round
interface Inquirer<Q extends Record, A extends Record> {

    /// The name that its rows carry.
    String kind();

    Class<Q> asks();

    Class<A> finds();

    /// @return nothing where the time was over or the solver ended before it knew
    Optional<A> find(Inquiry inquiry, Q question) throws IOException, InterruptedException;
}
