package org.havn.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.havn.publishing.release.Cell;
import org.havn.publishing.release.Dither;
import org.havn.publishing.release.Figure;
import org.havn.publishing.release.ReleaseMaker;
import org.havn.publishing.release.Rules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Releases of figures: counted into a draft, let out by two people, then open to all and never changed.
///
/// @see <a href="../../../../../../docs/decisions/0285-figures-that-give-nobody-away.md">decision 0285</a>
@Service
class Figures {
    private static final String JOB = "publishing-figures";
    private static final int FEWEST_DAYS = 30;

    private final Counting counting;
    private final FigureRows rows;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Clock clock;
    private final Rules rules;
    private final int daysBetween;

    Figures(
            Counting counting,
            FigureRows rows,
            AuditTrail trail,
            CurrentActor actor,
            Clock clock,
            @Value("${havn.figures.threshold:5}") int threshold,
            @Value("${havn.figures.days-between:90}") int daysBetween) {
        this.counting = counting;
        this.rows = rows;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
        this.rules = Rules.of(threshold);
        if (daysBetween < FEWEST_DAYS) {
            throw new IllegalArgumentException("Between releases lie 30 days or more, but not " + daysBetween);
        }
        this.daysBetween = daysBetween;
    }

    /// Counts everybody into a draft, in place of the one that waits.
    ///
    /// @throws FiguresTooSoon if the last release is younger than releases have to be apart
    @Transactional
    Release count() {
        var today = LocalDate.now(clock);
        notBefore().filter(today::isBefore).ifPresent(day -> {
            throw new FiguresTooSoon(day);
        });
        var past = rows.past();
        var known = rows.open().stream()
                .findFirst()
                .map(it -> rows.openFiguresOf(it.id()))
                .orElse(List.of());
        var sheets = counting.count(today, kinds(known));
        var figures = new ReleaseMaker(rules, new Dither(rows.dither())).make(sheets, past);
        var release = new Release(Ids.next(), today, rules.threshold(), Release.State.DRAFT, clock.instant());
        rows.draft(release, figures, past.and(figures));
        trail.record(actor.find()
                .map(it -> AuditEvent.by(it.account(), PublishingActs.COUNTED, "release", release.id()))
                .orElseGet(() -> AuditEvent.byJob(JOB, PublishingActs.COUNTED, "release", release.id()))
                .with("shown", figures.stream().filter(Figure::shown).count())
                .with("held", figures.stream().filter(it -> !it.shown()).count()));
        return release;
    }

    /// Counts if a release is due and none waits.
    @Transactional
    void countIfDue() {
        var due = notBefore().map(day -> !LocalDate.now(clock).isBefore(day)).orElse(true);
        if (due && rows.waiting().isEmpty()) {
            count();
        }
    }

    /// The draft that waits for two people, if there is one.
    @Transactional(readOnly = true)
    Optional<Release> waiting() {
        return rows.waiting();
    }

    /// The draft with this id.
    ///
    /// @throws NoSuchRelease if it is none, or not any more
    @Transactional
    Release draft(UUID id) {
        return rows.held(id).orElseThrow(NoSuchRelease::new);
    }

    /// What became of each count of a draft.
    @Transactional(readOnly = true)
    List<Figure> figuresOf(Release draft) {
        return rows.figuresOf(draft.id());
    }

    /// Lets a draft out; the two are different people.
    @Transactional
    void publish(UUID id, UUID askedBy, UUID agreedBy) {
        var draft = draft(id);
        rows.publish(draft.id(), askedBy, agreedBy, now());
        trail.record(
                AuditEvent.by(agreedBy, PublishingActs.PUBLISHED, "release", id).with("asked-by", askedBy));
    }

    /// Keeps that the second person said no.
    @Transactional
    void refuse(UUID id, UUID by) {
        if (rows.refuse(id, by, now())) {
            trail.record(AuditEvent.by(by, PublishingActs.REFUSED, "release", id));
        }
    }

    /// What is out, the newest first.
    @Transactional(readOnly = true)
    List<OpenRelease> open() {
        return rows.open();
    }

    /// What everybody may read of a release that is out.
    @Transactional(readOnly = true)
    List<OpenFigure> figuresOf(OpenRelease release) {
        return rows.openFiguresOf(release.id());
    }

    private Optional<LocalDate> notBefore() {
        return rows.open().stream().findFirst().map(it -> it.countedOn().plusDays(daysBetween));
    }

    private static List<String> kinds(List<OpenFigure> known) {
        return known.stream()
                .map(OpenFigure::cell)
                .filter(it -> it.table().equals(Tables.NEEDS) && !it.row().equals(Cell.SUM))
                .map(Cell::row)
                .distinct()
                .toList();
    }

    private Instant now() {
        return clock.instant();
    }
}
