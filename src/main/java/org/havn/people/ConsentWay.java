package org.havn.people;

/// How somebody agreed.
public enum ConsentWay {
    SPOKEN,
    SIGNED
}
