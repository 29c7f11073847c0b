package org.havn.needs;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.havn.access.CaseOpenings;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Relationship;
import org.havn.cases.ResettlementCase;
import org.havn.cases.Stage;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.reference.Capabilities;
import org.havn.reference.CsvImport;
import org.havn.reference.CsvRow;
import org.havn.reference.ImportReport;
import org.havn.reference.ImportReport.BadRows;
import org.havn.reference.ImportedRow;
import org.havn.reference.RowFault;
import org.havn.reference.RowRejected;
import org.havn.reference.TableFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Brings families and their needs in from tables. Families stay whole: a bad row leaves its whole family out.
@Component
class FamilyImport {
    private final Persons persons;
    private final Cases cases;
    private final Needs needs;
    private final Capabilities capabilities;
    private final CurrentActor actor;
    private final Vault vault;
    private final CaseOpenings openings;
    private final Clock clock;

    FamilyImport(
            Persons persons,
            Cases cases,
            Needs needs,
            Capabilities capabilities,
            CurrentActor actor,
            Vault vault,
            CaseOpenings openings,
            Clock clock) {
        this.persons = persons;
        this.cases = cases;
        this.needs = needs;
        this.capabilities = capabilities;
        this.actor = actor;
        this.vault = vault;
        this.openings = openings;
        this.clock = clock;
    }

    /// Stores the families of a table; those whose number is taken stay as they are, so a second run changes
    /// nothing.
    @Transactional
    public ImportReport families(ProgrammeId programme, byte[] file, BadRows badRows) {
        var caseOfLine = new HashMap<Long, CaseNumber>();
        var rows = CsvImport.read(
                TableFile.csv(file),
                FamilyTable.REQUIRED,
                row -> {
                    caseOfLine.put(row.line(), FamilyTable.number(row));
                    return FamilyTable.row(row);
                },
                it -> it.number() + "/" + it.personNumber());
        var faults = new TreeMap<Long, RowFault>();
        var families = new TreeMap<CaseNumber, Map<Long, FamilyTable.Row>>();
        for (var row : rows) {
            switch (row) {
                case ImportedRow.Rejected<FamilyTable.Row>(var line, var fault) -> faults.put(line, fault);
                case ImportedRow.Accepted<FamilyTable.Row>(var line, var it) ->
                    families.computeIfAbsent(it.number(), _ -> new TreeMap<>()).put(line, it);
            }
        }
        leaveOutBrokenFamilies(families, faults, caseOfLine);
        return store(programme, families, faults, badRows);
    }

    private static void leaveOutBrokenFamilies(
            Map<CaseNumber, Map<Long, FamilyTable.Row>> families,
            Map<Long, RowFault> faults,
            Map<Long, CaseNumber> caseOfLine) {
        var broken = new HashMap<CaseNumber, Long>();
        faults.keySet().forEach(line -> {
            var number = caseOfLine.get(line);
            if (number != null) {
                broken.putIfAbsent(number, line);
            }
        });
        for (var entry : List.copyOf(families.entrySet())) {
            var rows = entry.getValue();
            var applicants = rows.values().stream()
                    .filter(it -> it.relationship() == Relationship.PRINCIPAL_APPLICANT)
                    .count();
            var because = broken.get(entry.getKey());
            if (because != null || applicants != 1) {
                var fault = because == null
                        ? RowFault.of("not-one-applicant", entry.getKey().value(), String.valueOf(applicants))
                        : RowFault.of("family-incomplete", entry.getKey().value(), String.valueOf(because));
                rows.keySet().forEach(line -> faults.put(line, fault));
                families.remove(entry.getKey());
            }
        }
    }

    private ImportReport store(
            ProgrammeId programme,
            Map<CaseNumber, Map<Long, FamilyTable.Row>> families,
            Map<Long, RowFault> faults,
            BadRows badRows) {
        refuseNumbersOfOthers(families, faults);
        var taken = new HashSet<CaseNumber>();
        cases.all(families.keySet()).forEach(it -> taken.add(it.number()));
        var fresh = families.entrySet().stream()
                .filter(it -> !taken.contains(it.getKey()))
                .map(it -> List.copyOf(it.getValue().values()))
                .toList();
        var freshRows = fresh.stream().mapToInt(List::size).sum();
        var allRows = families.values().stream().mapToInt(Map::size).sum();
        var write = faults.isEmpty() || badRows == BadRows.LEAVE_OUT;
        if (write) {
            persons.register(fresh.stream()
                    .flatMap(List::stream)
                    .map(FamilyTable.Row::person)
                    .toList());
            cases.open(fresh.stream().map(it -> resettlementCase(programme, it)).toList());
        }
        return new ImportReport("families", freshRows, 0, allRows - freshRows, faults, write);
    }

    /// A number of a family that the reader does not see cannot be used again, and is not passed over in silence:
    /// nothing would be kept, and the report would say otherwise. What it tells costs as much as a guess.
    private void refuseNumbersOfOthers(
            Map<CaseNumber, Map<Long, FamilyTable.Row>> families, Map<Long, RowFault> faults) {
        var hidden = cases.hiddenAmong(families.keySet());
        openings.countMet(hidden.stream().map(CaseNumber::value).sorted().toList());
        for (var number : hidden) {
            var rows = Objects.requireNonNull(families.remove(number));
            rows.keySet().forEach(line -> faults.put(line, RowFault.of("number-not-free", number.value())));
        }
    }

    private ResettlementCase resettlementCase(ProgrammeId programme, List<FamilyTable.Row> rows) {
        var members = rows.stream()
                .sorted(Comparator.comparing(
                                (FamilyTable.Row it) -> it.relationship() != Relationship.PRINCIPAL_APPLICANT)
                        .thenComparingInt(FamilyTable.Row::personNumber))
                .toList();
        var applicant = members.getFirst();
        var today = LocalDate.now(clock);
        return new ResettlementCase(
                applicant.number(),
                programme,
                members.stream()
                        .map(it -> new CaseMember(it.person().id(), it.relationship(), true))
                        .toList(),
                Stage.REGISTERED,
                today,
                null,
                java.util.Set.of(),
                applicant.columns().first(),
                applicant.columns().second(),
                applicant.columns().priority(),
                applicant.columns().priority(),
                today,
                1);
    }

    /// Stores the needs of a table for families that are known; needs that are known stay as they are. They are voiced,
    /// or confirmed by the caseworker who imports them.
    @Transactional
    public ImportReport needs(byte[] file, BadRows badRows) {
        var rows = CsvImport.read(TableFile.csv(file), NeedTable.REQUIRED, this::need, Need::id);
        var numbers = new HashSet<CaseNumber>();
        var accepted = new TreeMap<Long, Need>();
        var faults = new TreeMap<Long, RowFault>();
        for (var row : rows) {
            switch (row) {
                case ImportedRow.Rejected<Need>(var line, var fault) -> faults.put(line, fault);
                case ImportedRow.Accepted<Need>(var line, var it) -> {
                    accepted.put(line, it);
                    numbers.add(it.household());
                }
            }
        }
        var members = new HashMap<CaseNumber, List<PersonId>>();
        cases.all(numbers)
                .forEach(it -> members.put(
                        it.number(),
                        it.members().stream().map(CaseMember::person).toList()));
        var known = new ArrayList<Need>();
        accepted.forEach((line, it) -> {
            var household = members.get(it.household());
            if (household == null) {
                faults.put(line, RowFault.of("unknown-case", it.household().value()));
            } else if (it.person() != null && !household.contains(it.person())) {
                faults.put(line, RowFault.of("unknown-person", it.household().value()));
            } else {
                known.add(it);
            }
        });
        var write = faults.isEmpty() || badRows == BadRows.LEAVE_OUT;
        var added = write ? needs.voice(known) : 0;
        return new ImportReport("needs", added, 0, known.size() - added, faults, write);
    }

    /// A need's identity comes from its words, by a key: whoever reads the tables cannot try out what
    /// somebody may have said.
    private NeedId known(String text) {
        var bytes = ByteBuffer.wrap(vault.blindIndex("needs.need", "id", text));
        return new NeedId(new UUID(
                (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L,
                (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L));
    }

    private Need need(CsvRow row) throws RowRejected {
        var confirmer = actor.find()
                .filter(it -> it.is(Role.CASEWORKER))
                .map(it -> it.account().toString());
        var need = NeedTable.row(row, confirmer, LocalDate.now(clock), this::known);
        var requirement = need.requirement();
        if (requirement != null && !capabilities.knows(requirement.capability())) {
            throw new RowRejected(
                    "unknown-capability", "capability", requirement.capability().value());
        }
        return need;
    }
}
