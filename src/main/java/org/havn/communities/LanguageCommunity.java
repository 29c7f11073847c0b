package org.havn.communities;

import org.havn.reference.LanguageTag;
import org.havn.reference.Provenance;

/// About how many people in a municipality speak a language.
public record LanguageCommunity(CommunityId community, LanguageTag language, int speakers, Provenance provenance) {}
