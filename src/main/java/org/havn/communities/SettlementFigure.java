package org.havn.communities;

import java.util.OptionalInt;

/// A number from the settlement statistics, or the reason why there is none. None of the reasons is a zero.
public sealed interface SettlementFigure {
    /// The published number; it may be a true zero.
    record People(int number) implements SettlementFigure {
        public People {
            if (number < 0) {
                throw new IllegalArgumentException("Nobody can settle " + number + " people");
            }
        }
    }

    /// Hidden by the publisher, because it is small or would reveal a small one.
    record Suppressed() implements SettlementFigure {}

    /// The municipality has not decided yet.
    record Pending() implements SettlementFigure {}

    /// The municipality was not asked, or the table has no figure.
    record NotAsked() implements SettlementFigure {}

    /// The number, where there is one.
    default OptionalInt people() {
        return switch (this) {
            case People(int number) -> OptionalInt.of(number);
            case Suppressed() -> OptionalInt.empty();
            case Pending() -> OptionalInt.empty();
            case NotAsked() -> OptionalInt.empty();
        };
    }
}
