package org.havn.publishing;

import java.time.LocalDate;
import org.havn.platform.Refusal;

/// The last release is too young: what changes within days is one family.
final class FiguresTooSoon extends Refusal {
    private static final long serialVersionUID = 1;

    FiguresTooSoon(LocalDate notBefore) {
        super(Kind.NOT_NOW, "figures-too-soon", notBefore);
    }
}
