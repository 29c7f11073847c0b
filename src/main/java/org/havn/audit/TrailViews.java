package org.havn.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.havn.audit.log.AuditLog;
import org.havn.platform.Choice;
import org.havn.platform.Listing;
import org.havn.platform.Tone;
import org.havn.platform.Words;
import org.springframework.stereotype.Component;

/// Says the trail in a reader's words. The page itself belongs to `access`, which knows who may see it and what the
/// accounts are called.
@Component
public class TrailViews {
    private static final Duration HEAD_IS_LATE = Duration.ofMinutes(15);

    private static final int LONGEST_ID = 20;

    private final Vocabulary vocabulary;
    private final AuditLog log;
    private final Clock clock;

    TrailViews(Vocabulary vocabulary, AuditLog log, Clock clock) {
        this.vocabulary = vocabulary;
        this.log = log;
        this.clock = clock;
    }

    /// @param names what the accounts are called, by id
    public TrailView view(
            TrailAnswer answer, TrailView.Asked asked, Listing listing, Map<UUID, String> names, Words words) {
        return new TrailView(
                listing,
                asked,
                answer.more(),
                acts(words),
                accounts(names),
                state(words),
                answer.entries().stream()
                        .map(it -> row(it, listing, names, words))
                        .toList());
    }

    private List<Choice> acts(Words words) {
        return vocabulary.all().stream()
                .map(it -> new Choice(it.code(), label(it.code(), words)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private static List<Choice> accounts(Map<UUID, String> names) {
        return names.entrySet().stream()
                .map(it -> new Choice(it.getKey().toString(), it.getValue()))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private String label(String code, Words words) {
        var key = Act.change(code).labelKey();
        return words.has(key) ? words.say(key) : code;
    }

    private TrailView.Row row(TrailEntry entry, Listing listing, Map<UUID, String> names, Words words) {
        var number = entry.caseNumber() == null ? "" : entry.caseNumber();
        var leaf = entry.leaf();
        return new TrailView.Row(
                entry.id().toString(),
                words.moment(entry.moment()),
                who(entry.who(), names, words),
                label(entry.act(), words),
                entry.on().type() + " " + shortened(entry.on().id()),
                entry.on().id(),
                number,
                number.isEmpty() ? "" : listing.path() + "?case=" + number,
                purpose(entry.purpose(), words),
                entry.detail().equals("{}") ? "" : entry.detail(),
                leaf == null ? "" : words.number(leaf));
    }

    /// A long id's beginning is enough to tell rows apart.
    private static String shortened(String id) {
        return id.length() > LONGEST_ID ? id.substring(0, 8) + "…" : id;
    }

    private static String who(Who who, Map<UUID, String> names, Words words) {
        return switch (who) {
            case Who.Account(var id) -> names.getOrDefault(id, id.toString());
            case Who.Job(var name) -> words.say("audit.job", name);
        };
    }

    private static String purpose(@org.jspecify.annotations.Nullable String code, Words words) {
        if (code == null) {
            return "";
        }
        // the purpose's name, as `access` calls it; its code writes the same in small letters
        var key = "access.purpose." + code.toUpperCase(Locale.ROOT).replace('-', '_');
        return words.has(key) ? words.say(key) : code;
    }

    private List<TrailView.State> state(Words words) {
        var status = log.status();
        var state = new ArrayList<TrailView.State>();
        var head = status.lastHead();
        if (head == null) {
            state.add(said(
                    words,
                    "audit.state.head",
                    words.say("audit.head.none", status.waiting() + status.leaves()),
                    Tone.NEUTRAL));
        } else {
            var newer = status.waiting() + status.leaves() - head.size();
            var late = newer > 0 && clock.instant().isAfter(head.moment().plus(HEAD_IS_LATE));
            state.add(said(
                    words,
                    "audit.state.head",
                    words.say("audit.head.covers", head.size(), head.moment(), newer),
                    late ? Tone.DANGER : Tone.SUCCESS));
        }
        status.behindSince()
                .forEach((witness, since) -> state.add(said(
                        words,
                        "audit.state.witness",
                        words.say("audit.witness.behind", witness, since),
                        clock.instant().isAfter(since.plus(HEAD_IS_LATE)) ? Tone.DANGER : Tone.WARNING)));
        if (head != null && status.behindSince().isEmpty()) {
            state.add(said(words, "audit.state.witness", words.say("audit.witness.all"), Tone.SUCCESS));
        }
        var verified = status.lastVerification();
        if (verified == null) {
            state.add(said(words, "audit.state.verified", words.say("audit.verified.never"), Tone.WARNING));
        } else {
            state.add(said(
                    words,
                    "audit.state.verified",
                    words.say("audit.verified", verified.moment(), verified.leaves(), verified.findings()),
                    verified.findings() == 0 ? Tone.SUCCESS : Tone.DANGER));
        }
        return state;
    }

    private static TrailView.State said(Words words, String label, String sentence, Tone tone) {
        return new TrailView.State(words.say(label), sentence, tone, words.say("audit.tone." + tone.color()));
    }
}
