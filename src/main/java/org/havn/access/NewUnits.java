package org.havn.access;

import java.util.UUID;
import java.util.regex.Pattern;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens organisations and their units, with a reason and on record. A new unit sees no family until one is shared with
/// it, or a programme is opened that it holds.
@Service
class NewUnits {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern MUNICIPALITY = Pattern.compile("\\d{4}");

    private final Units units;
    private final AuditTrail trail;
    private final CurrentActor actor;

    NewUnits(Units units, AuditTrail trail, CurrentActor actor) {
        this.units = units;
        this.trail = trail;
        this.actor = actor;
    }

    /// @throws UnitNotOpened if the name is in use, or the country is none
    @OfWeight
    @Transactional
    void organisation(String name, Organisation.Kind kind, String country, String because) {
        var sentence = ReasonMissing.requireSentence(because);
        if (!COUNTRY.matcher(country.strip()).matches()) {
            throw UnitNotOpened.country();
        }
        var organisation = new Organisation(Ids.next(), name.strip(), kind, country.strip());
        if (organisation.name().isEmpty() || !units.foundNew(organisation, me(), sentence)) {
            throw UnitNotOpened.named();
        }
        trail.record(AuditEvent.by(me(), AccessActs.ORGANISATION_OPENED, "organisation", organisation.id())
                .with("kind", kind));
    }

    /// @param municipality the number of the municipality that it stands for; empty where it stands for none
    /// @throws UnitNotOpened if the name is in use, or the organisation is a municipality and the number is none
    @OfWeight
    @Transactional
    void unit(UUID organisation, String name, String municipality, String because) {
        var sentence = ReasonMissing.requireSentence(because);
        var number = municipality.strip();
        var home = units.organisations().stream()
                .filter(it -> it.id().equals(organisation))
                .findFirst()
                .orElseThrow(UnitNotOpened::named);
        var stands = home.kind() == Organisation.Kind.MUNICIPALITY;
        if (stands ? !MUNICIPALITY.matcher(number).matches() : !number.isEmpty()) {
            throw UnitNotOpened.municipality();
        }
        var unit = new Unit(new UnitId(Ids.next()), name.strip(), home.name(), stands ? number : null);
        if (unit.name().isEmpty() || !units.openNew(unit, organisation, me(), sentence)) {
            throw UnitNotOpened.named();
        }
        trail.record(
                AuditEvent.by(me(), AccessActs.UNIT_OPENED, "unit", unit.id()).with("organisation", organisation));
    }

    private UUID me() {
        return actor.get().account();
    }
}
