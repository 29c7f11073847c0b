package org.havn.platform.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// A base backup, as its maker or finder tells of it.
///
/// @param ended from this moment on it can be put back
/// @param bytes how much it holds on disk
/// @param took how long it took to make; zero where it was only found
public record Backup(String name, Path folder, Instant ended, int files, long bytes, Duration took) {}
