package org.havn.communities;

import org.havn.reference.Provenance;

/// How many schools a municipality has; a school with grades of both kinds counts in both.
public record SchoolCount(CommunityId community, int schools, int primary, int lowerSecondary, Provenance provenance) {}
