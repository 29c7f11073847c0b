package org.havn.platform;

/// Work that a module has to have done before Havn is ready, such as loading the code lists that it ships.
///
/// It runs at every start, on every node, so it has to notice that it was done before, and two nodes may meet.
public interface AtStart {
    /// Lower numbers run first.
    int order();

    void run(Telling telling);
}
