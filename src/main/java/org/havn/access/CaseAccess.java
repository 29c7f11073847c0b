package org.havn.access;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.havn.audit.Act;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who may see a family, and changing it, each time for a reason and on record.
///
/// A caseworker of the unit that holds the case may; somebody who only sees it by a share, an assignment or an opening
/// may not let others in. The sentence behind a change is sealed: it may say of whom somebody is afraid.
@Service
public class CaseAccess {
    private static final String ON_RECORD = "on-record";

    private final CaseScopes scopes;
    private final ScopeRows rows;
    private final Units units;
    private final Compartments compartments;
    private final FourEyes fourEyes;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Clock clock;

    CaseAccess(
            CaseScopes scopes,
            ScopeRows rows,
            Units units,
            Compartments compartments,
            FourEyes fourEyes,
            AuditTrail trail,
            CurrentActor actor,
            Clock clock) {
        this.scopes = scopes;
        this.rows = rows;
        this.units = units;
        this.compartments = compartments;
        this.fourEyes = fourEyes;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
    }

    /// Who may see a case that the reader sees. Exclusions and reasons are for those who answer for it.
    ///
    /// @throws CaseNotOpened where there is none
    @Transactional
    public WhoSees of(String number) {
        return OwnWork.of("access.who-sees", () -> {
            var state = rows.state(number).orElseThrow(CaseNotOpened::new);
            var mayChange = rows.answersFor(number, me());
            var holder = rows.units(number, true);
            return new WhoSees(
                    number,
                    state.locked(),
                    state.addressProtected(),
                    holder.isEmpty() ? null : holder.getFirst().unit(),
                    rows.units(number, false),
                    rows.assigned(number),
                    mayChange ? rows.excluded(number) : List.of(),
                    mayChange ? compartments.tasksIn(number) : List.of(),
                    mayChange ? rows.changes(number) : List.of(),
                    mayChange);
        });
    }

    /// Accounts that may be given a case, or shut out of one, by name.
    @Transactional(readOnly = true)
    public List<WhoSees.Colleague> colleagues() {
        return OwnWork.of("access.who-sees", rows::withTask);
    }

    /// Gives an account the case to work on.
    ///
    /// @throws NotAColleague where it has no task with families
    @Transactional
    public void assign(String number, UUID account, String because) {
        requireColleague(account);
        change(number, ScopeChange.Kind.ASSIGNED, account, null, because, AccessActs.CASE_ASSIGNED);
        scopes.assign(number, account, ON_RECORD);
    }

    /// Ends an account's work on the case.
    @Transactional
    public void unassign(String number, UUID account, String because) {
        change(number, ScopeChange.Kind.UNASSIGNED, account, null, because, AccessActs.CASE_UNASSIGNED);
        scopes.unassign(number, account);
    }

    /// Shares the case with another unit.
    ///
    /// @throws NotAColleague where there is no such unit, or it stands for a municipality
    @Transactional
    public void share(String number, UnitId unit, String because) {
        if (units.all().stream().noneMatch(it -> it.id().equals(unit) && it.municipality() == null)) {
            throw new NotAColleague();
        }
        change(number, ScopeChange.Kind.SHARED, null, unit, because, AccessActs.CASE_SHARED);
        scopes.share(number, unit, ON_RECORD);
    }

    /// Ends the sharing with a unit.
    @Transactional
    public void unshare(String number, UnitId unit, String because) {
        change(number, ScopeChange.Kind.UNSHARED, null, unit, because, AccessActs.CASE_UNSHARED);
        scopes.unshare(number, unit);
    }

    /// Closes the case to an account, whatever its role, task or emergency.
    ///
    /// @throws NotYourOwn where somebody would shut themselves out: a colleague has to
    @Transactional
    public void exclude(String number, UUID account, String because) {
        if (account.equals(me())) {
            throw new NotYourOwn();
        }
        requireColleague(account);
        change(number, ScopeChange.Kind.EXCLUDED, account, null, because, AccessActs.CASE_EXCLUDED);
        scopes.exclude(number, account, ON_RECORD);
    }

    /// Takes an account off the case's list of exclusions.
    @OfWeight
    @Transactional
    public void readmit(String number, UUID account, String because) {
        change(number, ScopeChange.Kind.READMITTED, account, null, because, AccessActs.CASE_READMITTED);
        scopes.readmit(number, account);
    }

    /// Stops all sharing: the unit that holds the case and assigned accounts are left.
    @Transactional
    public void lock(String number, String because) {
        change(number, ScopeChange.Kind.LOCKED, null, null, because, AccessActs.CASE_LOCKED);
        scopes.lock(number, true);
    }

    /// Lets sharing count again.
    @OfWeight
    @Transactional
    public void unlock(String number, String because) {
        change(number, ScopeChange.Kind.UNLOCKED, null, null, because, AccessActs.CASE_UNLOCKED);
        scopes.lock(number, false);
    }

    /// Hides where the family lives or will live from everybody who is not assigned to its case.
    @Transactional
    public void protectAddress(String number, String because) {
        change(number, ScopeChange.Kind.ADDRESS_PROTECTED, null, null, because, AccessActs.ADDRESS_PROTECTED);
        scopes.protectAddress(number, true);
    }

    /// Shows again where the family lives or will live.
    @OfWeight
    @Transactional
    public void showAddress(String number, String because) {
        change(number, ScopeChange.Kind.ADDRESS_SHOWN, null, null, because, AccessActs.ADDRESS_SHOWN);
        scopes.protectAddress(number, false);
    }

    /// Asks a second person to open a compartment of the case to an account.
    ///
    /// @throws NotForYouToChange where the reader does not answer for the case
    @OfWeight
    @Transactional
    public void askForTask(String number, UUID account, Compartment compartment, String because) {
        requireColleague(account);
        if (!OwnWork.of("access.who-sees", () -> rows.answersFor(number, me()))) {
            throw new NotForYouToChange();
        }
        fourEyes.ask(GiveTask.CODE, GiveTask.parameters(number, account, compartment), because);
    }

    /// Closes a compartment of the case to an account again.
    @Transactional
    public void endTask(String number, UUID account, Compartment compartment, String because) {
        change(number, ScopeChange.Kind.TASK_ENDED, account, null, because, AccessActs.TASK_ENDED);
        compartments.end(number, account, compartment);
    }

    private void requireColleague(UUID account) {
        if (colleagues().stream().noneMatch(it -> it.account().equals(account))) {
            throw new NotAColleague();
        }
    }

    private void change(
            String number,
            ScopeChange.Kind kind,
            @Nullable UUID account,
            @Nullable UnitId unit,
            String because,
            Act act) {
        var sentence = ReasonMissing.requireSentence(because);
        OwnWork.run("access.who-sees", () -> {
            if (rows.state(number).isEmpty()) {
                throw new CaseNotOpened();
            }
            if (!rows.answersFor(number, me())) {
                throw new NotForYouToChange();
            }
            rows.insert(number, new ScopeChange(Ids.next(), kind, account, unit, sentence, me(), clock.instant()));
        });
        var event = AuditEvent.by(me(), act, "case", number).inCase(number);
        if (account != null) {
            event = event.with("account", account);
        }
        trail.record(unit == null ? event : event.with("unit", unit.value()));
    }

    private UUID me() {
        return actor.get().account();
    }
}
