package org.havn.reference;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.havn.access.CurrentActor;
import org.havn.reference.ImportReport.BadRows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The code lists: what may be chosen on a day, and what each code is called in the reader's language.
@Service
public class CodeLists {
    private final CodeListStore store;
    private final CurrentActor actor;
    private final Clock clock;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private volatile @Nullable Shelf shelf;
    private volatile long looked;

    CodeLists(CodeListStore store, CurrentActor actor, Clock clock) {
        this.store = store;
        this.actor = actor;
        this.clock = clock;
    }

    /// The rows of a list that hold on the day, in the order of their codes.
    public List<CodeEntry> entries(CodeListName list, LocalDate on) {
        return all(list).stream().filter(entry -> entry.isValidOn(on)).toList();
    }

    /// Every row that the list has or had.
    public List<CodeEntry> all(CodeListName list) {
        return shelf().rows.getOrDefault(list, List.of());
    }

    /// The row of the code that holds today, or else the one that held last.
    public Optional<CodeEntry> find(CodeListName list, String code) {
        var today = LocalDate.now(clock);
        var rows = shelf().byCode.getOrDefault(list, Map.of()).getOrDefault(code, List.of());
        return rows.stream()
                .filter(entry -> entry.isValidOn(today))
                .findFirst()
                .or(() -> rows.stream().max(Comparator.comparing(CodeEntry::validFrom)));
    }

    /// What the code is called in the reader's language; the code itself where the list does not have it.
    public String name(CodeListName list, String code, Locale reader) {
        return find(list, code).map(entry -> entry.name(reader)).orElse(code);
    }

    /// The country's name.
    public String name(CountryCode country, Locale reader) {
        return name(CodeListName.COUNTRIES, country.value(), reader);
    }

    /// The language's name.
    public String name(LanguageTag language, Locale reader) {
        return name(CodeListName.LANGUAGES, language.value(), reader);
    }

    /// The occupation's name.
    public String name(OccupationCode occupation, Locale reader) {
        return name(CodeListName.OCCUPATIONS, occupation.value(), reader);
    }

    /// The education level's name.
    public String name(EducationLevelCode level, Locale reader) {
        return name(CodeListName.EDUCATION_LEVELS, level.value(), reader);
    }

    /// The specific need's name for staff. The list is unverified: show [#isUnverified] beside it.
    public String name(SpecificNeedCode need, Locale reader) {
        return name(CodeListName.SPECIFIC_NEEDS, need.value(), reader);
    }

    /// The submission category's name.
    public String name(SubmissionCategory category, Locale reader) {
        return name(CodeListName.SUBMISSION_CATEGORIES, category.value(), reader);
    }

    /// The priority's name.
    public String name(Priority priority, Locale reader) {
        return name(CodeListName.PRIORITIES, priority.name(), reader);
    }

    /// Whether the code has never been checked against the official list, which a page must say.
    public boolean isUnverified(CodeListName list, String code) {
        return find(list, code).map(CodeEntry::status).orElse(CodeStatus.UNVERIFIED) == CodeStatus.UNVERIFIED;
    }

    /// The language and the ones above it: who speaks North Levantine Arabic is understood by an interpreter of Arabic.
    public List<LanguageTag> withBroader(LanguageTag language) {
        var line = new ArrayList<LanguageTag>();
        var next = language;
        while (next != null && !line.contains(next)) {
            line.add(next);
            next = find(CodeListName.LANGUAGES, next.value())
                    .map(CodeEntry::parent)
                    .map(LanguageTag::new)
                    .orElse(null);
        }
        return line;
    }

    /// Reads the file that a release ships into the list. Rows that people have edited stay as they left them; where
    /// the
    /// release has them otherwise, [#shippedOtherwise] tells.
    @Transactional
    ImportReport importShipped(CodeListName list, byte[] csv) {
        var rows = CodeListCsv.read(list, csv);
        var stored = stored(list);
        var edited = store.edited(list);
        var comparison = ImportReport.compare(list.key(), rows, stored, CodeListCsv::key, BadRows.STOP);
        if (comparison.report().written()) {
            var byPeople = comparison.changed().stream()
                    .collect(Collectors.partitioningBy(it -> edited.contains(CodeListCsv.key(it))));
            store.write(comparison.added(), null);
            store.write(byPeople.getOrDefault(false, List.of()), null);
            store.keepShippedOtherwise(list, byPeople.getOrDefault(true, List.of()));
            shelf = null;
        }
        return comparison.report();
    }

    /// What the release calls rows that people have edited and it ships otherwise, by code.
    public Map<String, String> shippedOtherwise(CodeListName list, Locale reader) {
        var otherwise = new TreeMap<String, String>();
        store.shippedOtherwise(list)
                .forEach((code, names) ->
                        otherwise.put(code, names.getOrDefault(reader.getLanguage(), names.getOrDefault("en", code))));
        return otherwise;
    }

    private Map<List<Object>, CodeEntry> stored(CodeListName list) {
        return store.all().stream()
                .filter(entry -> entry.list() == list)
                .collect(Collectors.toMap(CodeListCsv::key, entry -> entry));
    }

    /// Reads a CSV file into the list. Rows that the file does not have stay as they are. Whoever brings a row in has
    /// edited it: no later release changes it.
    @Transactional
    public ImportReport importCsv(CodeListName list, byte[] csv, BadRows badRows) {
        var rows = CodeListCsv.read(list, csv);
        var comparison = ImportReport.compare(list.key(), rows, stored(list), CodeListCsv::key, badRows);
        if (comparison.report().written() && !comparison.report().changedNothing()) {
            var by = actor.find().map(it -> it.account().toString()).orElse("havn");
            store.write(comparison.added(), by);
            store.write(comparison.changed(), by);
            shelf = null;
        }
        return comparison.report();
    }

    /// A page asks for a hundred names: whether another node has changed a list is asked once a second, not each time.
    private Shelf shelf() {
        var kept = shelf;
        if (kept != null && System.nanoTime() - looked < BETWEEN_LOOKS.toNanos()) {
            return kept;
        }
        var edition = store.edition();
        if (kept == null || kept.edition != edition) {
            kept = new Shelf(edition, store.all());
            shelf = kept;
        }
        looked = System.nanoTime();
        return kept;
    }

    /// What this node keeps in memory, and the edition that it was read at.
    private static final class Shelf {
        private final long edition;
        private final Map<CodeListName, List<CodeEntry>> rows;
        private final Map<CodeListName, Map<String, List<CodeEntry>>> byCode = new EnumMap<>(CodeListName.class);

        Shelf(long edition, List<CodeEntry> all) {
            this.edition = edition;
            this.rows = all.stream().collect(Collectors.groupingBy(CodeEntry::list));
            rows.forEach((list, entries) -> byCode.put(
                    list,
                    entries.stream()
                            .collect(Collectors.groupingBy(CodeEntry::code, HashMap::new, Collectors.toList()))));
        }
    }
}
