package org.havn.fuzz;

import java.util.List;
import java.util.stream.Stream;
import org.havn.access.AccessParsers;
import org.havn.audit.log.LogParsers;
import org.havn.audit.verify.ProofParsers;
import org.havn.needs.NeedParsers;
import org.havn.placement.files.FolderParsers;
import org.havn.placement.worker.WorkerParsers;
import org.havn.platform.backup.BackupParsers;
import org.havn.reference.TableParsers;

/// Every parser of what comes from outside this process. A new one is listed here by the test that brings it.
final class Targets {
    static final List<Target> ALL = Stream.of(
                    TableParsers.all(),
                    NeedParsers.all(),
                    FolderParsers.all(),
                    WorkerParsers.all(),
                    LogParsers.all(),
                    ProofParsers.all(),
                    BackupParsers.all(),
                    AccessParsers.all())
            .flatMap(List::stream)
            .toList();

    private Targets() {}

    static Target named(String name) {
        return ALL.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No parser is called " + name));
    }
}
