package org.havn.access.keeping;

import java.time.LocalDate;
import java.util.UUID;

/// How long one kind of data is kept, from a day on. A rule is never changed: a newer one takes its place.
///
/// @param subject the code of an [AgingData]
/// @param source what says so: a law, a contract, a decision, with its date
record RetentionRule(
        UUID id, String subject, int days, LocalDate validFrom, String source, String because, String setBy) {}
