package org.havn.people;

import org.havn.platform.Refusal;

/// Nobody's name is that long: each word more is a search more.
public final class NameTooLong extends Refusal {
    NameTooLong(int characters, int words) {
        super(Kind.NOT_VALID, "name-too-long", characters, words);
    }
}
