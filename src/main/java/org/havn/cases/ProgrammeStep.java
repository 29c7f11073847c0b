package org.havn.cases;

import java.util.Set;

/// Where a later module lets people go on with the families who wait, such as placing them; shown on the programme's
/// page while somebody waits.
///
/// @param roles who may go there
public record ProgrammeStep(String address, String labelKey, Set<String> roles) {}
