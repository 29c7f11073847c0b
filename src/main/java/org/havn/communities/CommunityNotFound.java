package org.havn.communities;

import org.havn.platform.Refusal;

/// No municipality has this code.
public final class CommunityNotFound extends Refusal {
    CommunityNotFound(CommunityId community) {
        super(Kind.NOT_FOUND, "community-not-found", community.value());
    }
}
