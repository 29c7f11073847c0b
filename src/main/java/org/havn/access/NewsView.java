package org.havn.access;

/// Something that happened around an account, as its owner reads it.
public record NewsView(String moment, String what) {}
