package org.havn.demo;

import org.jspecify.annotations.Nullable;

/// A need while a family is being made.
///
/// @param member whose it is; null for the household's
record NeedDraft(NeedKind kind, @Nullable Member member, boolean hard) {}
