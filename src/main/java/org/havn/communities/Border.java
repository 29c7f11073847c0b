package org.havn.communities;

import org.havn.reference.Provenance;

/// Two municipalities that share a land border; the smaller code stands first.
record Border(CommunityId first, CommunityId second, Provenance provenance) {
    static Border between(CommunityId one, CommunityId other, Provenance provenance) {
        if (one.equals(other)) {
            throw new IllegalArgumentException("Municipality " + one + " cannot be its own neighbour");
        }
        return one.compareTo(other) < 0 ? new Border(one, other, provenance) : new Border(other, one, provenance);
    }
}
