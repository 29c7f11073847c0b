package org.havn.demo;

/// The age bands of UNHCR's population figures.
enum AgeBand {
    SMALL(0, 4),
    CHILD(5, 11),
    YOUTH(12, 17),
    ADULT(18, 59),
    ELDER(60, 84);

    final int from;
    final int to;

    AgeBand(int from, int to) {
        this.from = from;
        this.to = to;
    }

    boolean child() {
        return to < 18;
    }

    static AgeBand of(int age) {
        for (var band : values()) {
            if (age <= band.to) {
                return band;
            }
        }
        return ELDER;
    }
}
