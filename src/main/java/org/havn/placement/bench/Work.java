package org.havn.placement.bench;

import java.nio.file.Path;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.files.PlacementDirectory;
import org.jspecify.annotations.Nullable;

/// What is to be placed, and how tightly.
///
/// @param families how many families, or 0 where the number of people counts
/// @param persons how many people at least, or 0 where the number of families counts
/// @param tightness persons for each place: at 1 everybody just fits, if places were all that counted
/// @param directory a `havn place` folder to take instead of inventing work, or null
record Work(
        String name,
        String title,
        int families,
        int persons,
        double tightness,
        @Nullable Path directory) {
    static final int LOCALITIES = 357;

    Work(String name, String title, int families, int persons, double tightness) {
        this(name, title, families, persons, tightness, null);
    }

    /// A problem that lies in a folder: a round as it was exported, for example. It is the same for every seed.
    static Work of(Path directory) {
        return new Work("problem", "The problem in " + directory.getFileName(), 0, 0, 0, directory);
    }

    /// @throws org.havn.placement.files.BadInput if the folder's tables are not understood
    PlacementProblem problem(long seed) {
        return directory == null
                ? ProblemOfInstance.of(Instances.of(this, seed))
                : PlacementDirectory.read(directory).problem();
    }
}
