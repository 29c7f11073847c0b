package org.havn.placement.bench;

import java.util.random.RandomGenerator;

/// An invented family, as far as places, homes and seats are concerned.
record Household(int adults, int smallChildren, int pupils, int teenagers, boolean complexMedical) {

    /// Shares of 1,000 households by size, assumed: many singles and families of four to six, few of nine.
    private static final int[] SIZES = {0, 260, 130, 130, 160, 130, 90, 55, 30, 15};

    static Household drawn(RandomGenerator random) {
        var size = size(random);
        var adults = size == 1 ? 1 : random.nextInt(100) < 75 ? 2 : 1;
        adults += size > 4 && random.nextInt(100) < 25 ? 1 : 0;
        var children = new int[3];
        for (int child = adults; child < size; child++) {
            children[random.nextInt(100) < 25 ? 0 : random.nextInt(100) < 65 ? 1 : 2]++;
        }
        return new Household(adults, children[0], children[1], children[2], random.nextInt(100) < 6);
    }

    private static int size(RandomGenerator random) {
        var drawn = random.nextInt(1000);
        for (int size = 1; size < SIZES.length; size++) {
            drawn -= SIZES[size];
            if (drawn < 0) {
                return size;
            }
        }
        return 1;
    }

    int size() {
        return adults + smallChildren + pupils + teenagers;
    }
}
