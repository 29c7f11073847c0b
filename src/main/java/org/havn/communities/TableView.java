package org.havn.communities;

/// A table as the import page names it.
public record TableView(String key, String columns) {}
