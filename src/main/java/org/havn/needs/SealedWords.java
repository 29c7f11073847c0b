package org.havn.needs;

import static org.havn.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.havn.access.Compartment;
import org.havn.access.Compartments;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.Unsealed;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.reference.CapabilityCode;
import org.havn.reference.LanguageTag;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The words of needs and of their steps, translations, outcomes and restricted codes, which the database has
/// under seal only.
@Component
class SealedWords {
    private static final HexFormat HEX = HexFormat.of();

    /// What only few may read of a need.
    ///
    /// @param restricted codes that lists never show
    record Told(OwnWords words, String outcome, List<SpecificNeedCode> restricted) {
        @Override
        public String toString() {
            return "Told[hidden]";
        }
    }

    /// What is to be sealed of a need.
    ///
    /// @param codes all its codes; the restricted ones of them are sealed
    record Spoken(UUID need, KeyOwner owner, OwnWords words, String outcome, List<SpecificNeedCode> codes) {
        static Spoken of(Need need) {
            var person = need.person();
            return new Spoken(
                    need.id().value(),
                    SealedWords.owner(
                            person == null ? null : person.value(),
                            need.household().value()),
                    need.words(),
                    need.outcome(),
                    need.specificNeeds());
        }

        @Override
        public String toString() {
            return "Spoken[" + need + ", hidden]";
        }
    }

    private record TranslationRow(Spoken spoken, OwnWords.Translation translation) {}

    private record Words(
            UUID need,
            LanguageTag language,
            int verbatim,
            int outcome,
            int codes,
            List<SpecificNeedCode> openCodes,
            @Nullable CapabilityCode capability) {}

    private record Translated(UUID need, LanguageTag language, String translator, int text) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Compartments compartments;

    SealedWords(JdbcClient jdbc, Vault vault, Compartments compartments) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.compartments = compartments;
    }

    static KeyOwner owner(@Nullable UUID person, String caseNumber) {
        return person == null ? KeyOwner.household(caseNumber) : KeyOwner.person(person);
    }

    static Place verbatim(UUID need) {
        return new Place("needs.own_words", "verbatim", need.toString());
    }

    static Place outcome(UUID need) {
        return new Place("needs.own_words", "outcome", need.toString());
    }

    static Place codes(UUID need) {
        return new Place("needs.own_words", "restricted_codes", need.toString());
    }

    static Place translation(UUID need, String language) {
        return new Place("needs.translation", "text", need + "/" + language);
    }

    static Place step(UUID step) {
        return new Place("needs.step_words", "words", step.toString());
    }

    void insert(Collection<Spoken> spoken) {
        insertWords(spoken);
        insertTranslations(spoken);
    }

    private void insertWords(Collection<Spoken> spoken) {
        var texts = new ArrayList<Unsealed>();
        for (var it : spoken) {
            texts.add(new Unsealed(verbatim(it.need()), it.owner(), it.words().verbatim()));
            texts.add(new Unsealed(codes(it.need()), it.owner(), restricted(it.codes())));
            if (!it.outcome().isEmpty()) {
                texts.add(new Unsealed(outcome(it.need()), it.owner(), it.outcome()));
            }
        }
        var sealed = new HashMap<Place, String>();
        var bytes = vault.seal(texts);
        for (var i = 0; i < texts.size(); i++) {
            sealed.put(texts.get(i).place(), HEX.formatHex(bytes.get(i)));
        }
        jdbc.sql("""
                insert into needs.own_words (need_id, language, verbatim, outcome, restricted_codes)
                select id, language, decode(verbatim, 'hex'), decode(outcome, 'hex'), decode(codes, 'hex')
                  from unnest(cast(:id as uuid[]), cast(:language as text[]), cast(:verbatim as text[]),
                              cast(:outcome as text[]), cast(:codes as text[]))
                       as it (id, language, verbatim, outcome, codes)
                """)
                .param("id", column(spoken, Spoken::need))
                .param("language", column(spoken, it -> it.words().language()))
                .param("verbatim", column(spoken, it -> sealed.get(verbatim(it.need()))))
                .param("outcome", column(spoken, it -> sealed.get(outcome(it.need()))))
                .param("codes", column(spoken, it -> sealed.get(codes(it.need()))))
                .update();
    }

    private void insertTranslations(Collection<Spoken> spoken) {
        var rows = new ArrayList<TranslationRow>();
        for (var it : spoken) {
            it.words().translations().forEach(text -> rows.add(new TranslationRow(it, text)));
        }
        var sealed = vault.seal(rows.stream()
                        .map(it -> new Unsealed(
                                translation(
                                        it.spoken().need(),
                                        it.translation().language().value()),
                                it.spoken().owner(),
                                it.translation().text()))
                        .toList())
                .iterator();
        jdbc.sql("""
                insert into needs.translation (need_id, language, text, translator)
                select id, language, decode(text, 'hex'), translator
                  from unnest(cast(:id as uuid[]), cast(:language as text[]), cast(:text as text[]),
                              cast(:translator as text[])) as it (id, language, text, translator)
                """)
                .param("id", column(rows, it -> it.spoken().need()))
                .param("language", column(rows, it -> it.translation().language()))
                .param("text", column(rows, _ -> HEX.formatHex(sealed.next())))
                .param("translator", column(rows, it -> it.translation().translator()))
                .update();
    }

    void updateOutcome(Need need) {
        var spoken = Spoken.of(need);
        jdbc.sql("update needs.own_words set outcome = decode(cast(:outcome as text), 'hex') where need_id = :id")
                .param("id", spoken.need())
                .param(
                        "outcome",
                        spoken.outcome().isEmpty()
                                ? null
                                : HEX.formatHex(vault.seal(outcome(spoken.need()), spoken.owner(), spoken.outcome())))
                .update();
    }

    /// Keeps what was said when a step was taken.
    void insertOfStep(UUID step, Need need, String said) {
        insertOfStep(step, Spoken.of(need).owner(), said);
    }

    void insertOfStep(UUID step, KeyOwner owner, String said) {
        jdbc.sql("insert into needs.step_words (step_id, words) values (:id, :words)")
                .param("id", step)
                .param("words", vault.seal(step(step), owner, said))
                .update();
    }

    /// Opens what was said at the steps of a need, by the step.
    Map<UUID, String> openOfSteps(Need need) {
        if (need.words().closed()) {
            return Map.of();
        }
        return openOfSteps(need.id().value(), Spoken.of(need).owner(), need.household(), "needs.timeline");
    }

    Map<UUID, String> openOfSteps(UUID need, KeyOwner owner, CaseNumber household, String what) {
        var sealed = new ArrayList<Sealed>();
        var steps = jdbc.sql("""
                select s.id, w.words from needs.step s join needs.step_words w on w.step_id = s.id
                 where s.need_id = :id
                """)
                .param("id", need)
                .query((row, _) -> {
                    var step = row.getObject("id", UUID.class);
                    sealed.add(new Sealed(step(step), owner, row.getBytes("words")));
                    return step;
                })
                .list();
        var opened = vault.open(new Reading(household.value(), what), sealed);
        var said = new HashMap<UUID, String>();
        for (var i = 0; i < steps.size(); i++) {
            said.put(steps.get(i), opened.get(i).orElse(""));
        }
        return said;
    }

    /// Opens the words of a household's needs, or of one of them: the one way to them. What belongs to a
    /// compartment that the reader's task does not open stays closed, with its codes.
    Map<UUID, Told> open(CaseNumber household, @Nullable UUID only, String what) {
        var sealed = new ArrayList<Sealed>();
        var words = jdbc.sql("""
                select n.id, n.case_number, n.person_id, n.capability, w.language, w.verbatim, w.outcome,
                       w.restricted_codes,
                       (select string_agg(s.code, ' ') from needs.specific_need s where s.need_id = n.id) as codes
                  from needs.need n join needs.own_words w on w.need_id = n.id
                 where n.case_number = :number and n.id = coalesce(cast(:id as uuid), n.id)
                """)
                .param("number", household.value())
                .param("id", only)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Words(
                            id,
                            new LanguageTag(row.getString("language")),
                            put(sealed, verbatim(id), row, "verbatim"),
                            row.getBytes("outcome") == null ? -1 : put(sealed, outcome(id), row, "outcome"),
                            put(sealed, codes(id), row, "restricted_codes"),
                            codes(Objects.requireNonNullElse(row.getString("codes"), "")),
                            row.getString("capability") == null
                                    ? null
                                    : new CapabilityCode(row.getString("capability")));
                })
                .list();
        var translated = jdbc.sql("""
                select n.id, n.case_number, n.person_id, t.language, t.text, t.translator
                  from needs.need n join needs.translation t on t.need_id = n.id
                 where n.case_number = :number and n.id = coalesce(cast(:id as uuid), n.id)
                 order by t.language
                """)
                .param("number", household.value())
                .param("id", only)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    var language = row.getString("language");
                    return new Translated(
                            id,
                            new LanguageTag(language),
                            row.getString("translator"),
                            put(sealed, translation(id, language), row, "text"));
                })
                .list();
        var opened = vault.open(new Reading(household.value(), what), sealed);
        return told(words, translated, opened, compartments.openIn(household.value()));
    }

    private static int put(List<Sealed> sealed, Place place, ResultSet row, String column) throws SQLException {
        var owner = owner(row.getObject("person_id", UUID.class), row.getString("case_number"));
        sealed.add(new Sealed(place, owner, row.getBytes(column)));
        return sealed.size() - 1;
    }

    private static Map<UUID, Told> told(
            List<Words> words, List<Translated> translated, List<Optional<String>> opened, Set<Compartment> open) {
        var translations = new HashMap<UUID, List<OwnWords.Translation>>();
        for (var it : translated) {
            opened.get(it.text())
                    .ifPresent(text -> translations
                            .computeIfAbsent(it.need(), _ -> new ArrayList<>())
                            .add(new OwnWords.Translation(it.language(), text, it.translator())));
        }
        var told = new HashMap<UUID, Told>();
        for (var it : words) {
            var restricted = codes(opened.get(it.codes()).orElse(""));
            var codes =
                    Stream.concat(restricted.stream(), it.openCodes().stream()).toList();
            if (!open.containsAll(NeedCompartments.of(codes, it.capability()))) {
                told.put(it.need(), new Told(OwnWords.closed(it.language()), "", List.of()));
                continue;
            }
            var said = opened.get(it.verbatim())
                    .map(text -> new OwnWords(it.language(), text, translations.getOrDefault(it.need(), List.of())))
                    .orElseGet(() -> OwnWords.erased(it.language()));
            var outcome = it.outcome() < 0 ? "" : opened.get(it.outcome()).orElse("");
            told.put(it.need(), new Told(said, outcome, restricted));
        }
        return told;
    }

    private static String restricted(List<SpecificNeedCode> codes) {
        return String.join(
                " ",
                codes.stream()
                        .filter(RestrictedCodes::has)
                        .map(SpecificNeedCode::value)
                        .toList());
    }

    private static List<SpecificNeedCode> codes(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(SpecificNeedCode::new).toList();
    }
}
