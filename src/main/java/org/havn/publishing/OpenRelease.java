package org.havn.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A release that is out.
record OpenRelease(UUID id, LocalDate countedOn, int threshold, Instant publishedAt) {}
