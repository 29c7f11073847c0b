package org.havn.communities;

import org.havn.platform.Refusal;

/// No municipality has this code.
public final class CommunityNotFound extends Refusal {
    CommunityNotFound(CommunityId community) {
        this(community.value());
    }

    CommunityNotFound(String code) {
        super(Kind.NOT_FOUND, "community-not-found", code.length() > 4 ? code.substring(0, 4) + "…" : code);
    }
}
