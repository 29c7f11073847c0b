package org.havn.fuzz;

import java.util.List;
import java.util.function.Supplier;
import org.havn.access.AccessParsers;
import org.havn.access.uploads.UploadParsers;
import org.havn.audit.log.LogParsers;
import org.havn.audit.verify.ProofParsers;
import org.havn.cases.errf.ErrfParsers;
import org.havn.interviews.forms.InterviewFormParsers;
import org.havn.interviews.offline.BroughtBackParsers;
import org.havn.needs.NeedParsers;
import org.havn.placement.files.FolderParsers;
import org.havn.placement.worker.WorkerParsers;
import org.havn.platform.backup.BackupParsers;
import org.havn.reference.TableParsers;

/// Every parser of what comes from outside this process. A new one is listed here by the test that brings it.
final class Targets {
    private static final List<Supplier<List<Target>>> GROUPS = List.of(
            TableParsers::all,
            NeedParsers::all,
            FolderParsers::all,
            WorkerParsers::all,
            LogParsers::all,
            ProofParsers::all,
            BackupParsers::all,
            AccessParsers::all,
            ErrfParsers::all,
            InterviewFormParsers::all,
            BroughtBackParsers::all,
            UploadParsers::all);

    private Targets() {}

    static List<Target> all() {
        return GROUPS.stream().flatMap(it -> it.get().stream()).toList();
    }

    /// The parser with this name; those behind it are not even made.
    static Target named(String name) {
        return GROUPS.stream()
                .flatMap(it -> it.get().stream())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No parser is called " + name));
    }
}
