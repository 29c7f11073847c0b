package org.havn.cases.transfer;

import java.util.List;
import org.havn.cases.errf.ErrfProblem;

/// What became of a whole file.
///
/// @param file what stands against the file itself; where it could not be read on, the last of these says so
public record FormReport(int imported, int alreadyHere, int differing, int refused, List<ErrfProblem> file) {
    public FormReport {
        file = List.copyOf(file);
    }

    /// Whether every case of the file is here now as the file has it.
    public boolean whole() {
        return differing == 0 && refused == 0 && file.isEmpty();
    }

    int cases() {
        return imported + alreadyHere + differing + refused;
    }

    FormReport and(CameIn outcome) {
        return switch (outcome) {
            case CameIn.Imported _ -> new FormReport(imported + 1, alreadyHere, differing, refused, file);
            case CameIn.AlreadyHere _ -> new FormReport(imported, alreadyHere + 1, differing, refused, file);
            case CameIn.Differs _ -> new FormReport(imported, alreadyHere, differing + 1, refused, file);
            case CameIn.Refused _ -> new FormReport(imported, alreadyHere, differing, refused + 1, file);
        };
    }
}
