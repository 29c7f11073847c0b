package org.havn.demo;

import org.havn.cases.Relationship;
import org.havn.people.Person;

/// A traveller of an invented family.
record Member(Person person, Relationship relationship, int age) {}
