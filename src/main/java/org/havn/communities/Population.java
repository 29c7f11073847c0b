package org.havn.communities;

/// How many people live in a municipality, in the age bands that its services think in.
public record Population(
        int all, int age0to5, int age6to12, int age13to15, int age16to18, int age19to66, int age67andOver) {}
