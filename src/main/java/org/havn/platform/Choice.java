package org.havn.platform;

/// One answer that a list offers.
///
/// @param value what is sent
/// @param label what the reader sees
public record Choice(String value, String label) {}
