package org.havn.cases;

import org.havn.people.PersonId;

/// A person on a case.
///
/// @param travels false for someone who belongs to the family and stays behind
public record CaseMember(PersonId person, Relationship relationship, boolean travels) {}
