package org.havn.publishing;

import org.havn.publishing.release.Cell;
import org.jspecify.annotations.Nullable;

/// A figure as the public has it.
///
/// @param figure null where it is held back
record OpenFigure(Cell cell, @Nullable Integer figure) {}
