package org.havn.interviews;

/// A problem of a form's file. Everything but the place is told in English, as `havn form check` tells it.
///
/// @param where in the reader's language
public record FormProblemView(String where, String expected, String found, String cure) {}
