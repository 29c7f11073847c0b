package org.havn.people;

import org.havn.reference.LanguageTag;

/// A language that a person speaks or reads.
///
/// @param preferred whether the person wants to be spoken to in it
public record LanguageSkill(LanguageTag language, boolean speaks, boolean reads, boolean preferred) {}
