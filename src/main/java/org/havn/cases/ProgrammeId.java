package org.havn.cases;

import java.util.UUID;

/// The identifier of a resettlement programme.
public record ProgrammeId(UUID value) {}
