package org.havn.platform;

/// An address with the words that lead there.
public record Link(String address, String label) {}
