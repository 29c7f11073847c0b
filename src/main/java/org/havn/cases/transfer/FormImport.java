package org.havn.cases.transfer;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.havn.access.CaseOpenings;
import org.havn.access.CurrentActor;
import org.havn.access.uploads.Upload;
import org.havn.access.uploads.UploadRefused;
import org.havn.access.uploads.Uploads;
import org.havn.access.vault.KeyDestroyed;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.FormNeeds;
import org.havn.cases.ProgrammeId;
import org.havn.cases.ResettlementCase;
import org.havn.cases.Stage;
import org.havn.cases.errf.ErrfBatch;
import org.havn.cases.errf.ErrfCase;
import org.havn.cases.errf.ErrfProblem;
import org.havn.cases.errf.ErrfUpgrade;
import org.havn.people.Person;
import org.havn.people.Persons;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings families in from UNHCR's form, case by case: each whole or not at all, and none over what is here.
@Service
public class FormImport {
    /// How many new families one upload brings; the same file again goes on after them. The command has no bound.
    static final int MOST_ON_A_PAGE = 500;

    private final Cases cases;
    private final Persons persons;
    private final Uploads uploads;
    private final ObjectProvider<FormNeeds> needs;
    private final KeptForms rows;
    private final FormExport export;
    private final CaseOpenings openings;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final Clock clock;
    private final TransactionTemplate aCase;

    FormImport(
            Cases cases,
            Persons persons,
            Uploads uploads,
            ObjectProvider<FormNeeds> needs,
            KeptForms rows,
            FormExport export,
            CaseOpenings openings,
            CurrentActor actor,
            AuditTrail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.persons = persons;
        this.uploads = uploads;
        this.needs = needs;
        this.rows = rows;
        this.export = export;
        this.openings = openings;
        this.actor = actor;
        this.trail = trail;
        this.clock = clock;
        this.aCase = new TransactionTemplate(transactions);
        this.aCase.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// Reads a file to its end, one case in memory at a time. Reading it again changes nothing.
    ///
    /// @param programme for which the families come
    /// @param most how many new families are kept; the others of the file are refused for now
    /// @param told hears what became of each case, when it is committed
    public FormReport read(ProgrammeId programme, InputStream file, int most, BiConsumer<ErrfCase, CameIn> told) {
        var report = new FormReport[] {new FormReport(0, 0, 0, 0, List.of())};
        var ofFile = ErrfBatch.read(file, (household, problems) -> {
            var outcome = problems.isEmpty()
                    ? cameIn(programme, household, report[0].imported() < most)
                    : new CameIn.Refused(problems);
            report[0] = report[0].and(outcome);
            told.accept(household, outcome);
        });
        var sum = report[0];
        var whole = new FormReport(sum.imported(), sum.alreadyHere(), sum.differing(), sum.refused(), ofFile);
        aCase.executeWithoutResult(
                _ -> trail.record(AuditEvent.by(actor.get().account(), FormActs.READ, "programme", programme.value())
                        .with("imported", whole.imported())
                        .with("already-here", whole.alreadyHere())
                        .with("differing", whole.differing())
                        .with("refused", whole.refused())));
        return whole;
    }

    private CameIn cameIn(ProgrammeId programme, ErrfCase asItCame, boolean room) {
        var household = ErrfUpgrade.toV4(asItCame);
        try {
            return Objects.requireNonNull(aCase.execute(_ -> keep(programme, household, room)));
        } catch (KeyDestroyed erased) {
            return refused(household, "person-erased");
        } catch (UploadRefused photo) {
            return refused(household, "photo-not-taken");
        } catch (DuplicateKeyException faster) {
            return refused(household, "came-meanwhile");
        }
    }

    private CameIn keep(ProgrammeId programme, ErrfCase household, boolean room) {
        var number = FormReading.number(household);
        var content = FormDifference.digestible(household);
        var came = rows.came(number, content);
        if (came.isPresent()) {
            return again(household, came.get());
        }
        if (CaseNumber.looksLike(number)) {
            var own = new CaseNumber(number);
            if (cases.find(own).isPresent()) {
                return again(household, new KeptForms.Came(own, false));
            }
            if (!cases.hiddenAmong(List.of(own)).isEmpty()) {
                return notFree(household, own);
            }
        }
        if (!room) {
            return refused(household, "enough-for-now");
        }
        var reading = new FormReading(household, rows::known);
        var family = reading.family();
        if (family == null) {
            return new CameIn.Refused(reading.problems());
        }
        if (rows.anyOnACase(family.persons().stream().map(Person::id).toList())) {
            return refused(household, "person-on-another-case");
        }
        return new CameIn.Imported(
                store(programme, family, content), family.persons().size(), family.notes());
    }

    private CaseNumber store(ProgrammeId programme, FormFamily family, String content) {
        var number = free(family.number());
        var today = LocalDate.now(clock);
        persons.register(family.persons());
        persons.relate(family.kin());
        cases.open(List.of(new ResettlementCase(
                number,
                programme,
                family.members(),
                Stage.REGISTERED,
                today,
                null,
                Set.of(),
                family.first(),
                family.second(),
                family.priority(),
                family.priority(),
                family.registeredOn(),
                1)));
        rows.keep(number, family.number(), content, new KeptForms.Kept(family.kept(), family.ofHousehold()));
        needs.ifAvailable(it -> it.voice(number, family.told()));
        family.photos()
                .forEach((person, photo) -> uploads.keepPictureOfForm(
                        new Upload.About("person", person.value()), number.value(), person.value(), photo));
        trail.record(AuditEvent.by(actor.get().account(), FormActs.IMPORTED, "case", number)
                .inCase(number.value())
                .with("persons", family.persons().size()));
        return number;
    }

    /// The form's own number, where it is one of Havn's and nobody has it; else the next of a row kept for them.
    private CaseNumber free(String formNumber) {
        if (CaseNumber.looksLike(formNumber)) {
            return new CaseNumber(formNumber);
        }
        while (true) {
            var next = rows.nextNumber();
            if (cases.find(next).isEmpty() && cases.hiddenAmong(List.of(next)).isEmpty()) {
                return next;
            }
        }
    }

    private CameIn again(ErrfCase household, KeptForms.Came came) {
        if (cases.find(came.number()).isEmpty()) {
            return notFree(household, came.number());
        }
        if (came.same()) {
            return new CameIn.AlreadyHere(came.number());
        }
        var differences = FormDifference.between(export.form(came.number()), household);
        return differences.isEmpty() && !pictured(household)
                ? new CameIn.AlreadyHere(came.number())
                : new CameIn.Differs(came.number(), differences);
    }

    /// With photographs, nobody can say that nothing differs: they are not compared.
    private static boolean pictured(ErrfCase household) {
        return !household.all("dataPhotograph").isEmpty();
    }

    /// The family is here and the reader does not see it. What that tells costs as much as a guess.
    private CameIn notFree(ErrfCase household, CaseNumber number) {
        openings.countMet(List.of(number.value()));
        return refused(household, "number-not-free");
    }

    private static CameIn refused(ErrfCase household, String rule) {
        return new CameIn.Refused(List.of(new ErrfProblem(household.line(), household.number(), "", rule, List.of())));
    }
}
