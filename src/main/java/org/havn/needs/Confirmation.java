package org.havn.needs;

import java.time.LocalDate;

/// Who confirmed a need, in what capacity, and when.
///
/// @param by an account's id, or the capacity in which somebody outside Havn confirmed it
public record Confirmation(String by, LocalDate on) {}
