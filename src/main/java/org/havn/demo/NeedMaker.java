package org.havn.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Shares the needs out: as many of each kind as the assumptions say, to persons whom chance picks.
final class NeedMaker {
    /// With more than this a family may fit nowhere, and a demonstration of that is one family's part, not many's.
    private static final int MOST_HARD = 2;

    private record Candidate(Family family, @Nullable Member member) {}

    private final Chance chance;

    NeedMaker(Chance chance) {
        this.chance = chance;
    }

    void share(List<Family> families) {
        for (var kind : NeedKind.all()) {
            var candidates = candidates(kind, families);
            chance.shuffle(candidates);
            var wanted = wanted(kind.share() * candidates.size());
            for (var candidate : candidates) {
                if (wanted == 0) {
                    break;
                }
                if (free(candidate, kind)) {
                    candidate.family.needs.add(new NeedDraft(kind, candidate.member, hard(candidate.family, kind)));
                    wanted--;
                }
            }
        }
    }

    private static List<Candidate> candidates(NeedKind kind, List<Family> families) {
        var candidates = new ArrayList<Candidate>();
        for (var family : families) {
            if (kind.group() == NeedKind.Group.HOUSEHOLD
                    || (kind.group() == NeedKind.Group.PARENTS && family.hasChildren())) {
                candidates.add(new Candidate(family, null));
            }
            for (var member : family.members) {
                if (kind.group().has(member)) {
                    candidates.add(new Candidate(family, member));
                }
            }
        }
        return candidates;
    }

    /// The expected number, its fraction left to chance.
    private int wanted(double expected) {
        var whole = (int) expected;
        return whole + (chance.happens(expected - whole) ? 1 : 0);
    }

    /// One hard capability of a kind is enough for a person, and no family is loaded with everything.
    private static boolean free(Candidate candidate, NeedKind kind) {
        var sameCapability = candidate.family.needs.stream()
                .anyMatch(it -> Objects.equals(it.member(), candidate.member)
                        && !kind.capability().isEmpty()
                        && it.kind().capability().equals(kind.capability()));
        var tooHard = kind.hard() == 1
                && candidate.family.needs.stream().filter(NeedDraft::hard).count() >= MOST_HARD;
        return !sameCapability && !tooHard;
    }

    private boolean hard(Family family, NeedKind kind) {
        return family.needs.stream().filter(NeedDraft::hard).count() < MOST_HARD && chance.happens(kind.hard());
    }
}
