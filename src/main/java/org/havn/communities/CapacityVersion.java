package org.havn.communities;

import java.time.LocalDate;

/// A capacity as it was recorded: it holds from a day on, until a later version takes over. Nothing is overwritten.
///
/// @param version counts up within a community and dimension, from 1
/// @param because why it was recorded
public record CapacityVersion(Capacity capacity, int version, LocalDate effectiveFrom, String because) {}
