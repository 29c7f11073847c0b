package org.havn.publishing.release;

/// What the public last saw of a cell, and the count when this figure was first shown.
public record LastShown(int rounded, int counted) {}
