package org.havn.demo;

import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The demonstration has its two hundred people before anybody looks. A later start finds them there.
@Component
@ConditionalOnProperty("havn.demo")
class DemoStart implements AtStart {
    private static final long SEED = 200;

    private final DemoProgramme programme;

    DemoStart(DemoProgramme programme) {
        this.programme = programme;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public void run(Telling telling) {
        if (programme.somethingIsHere()) {
            return;
        }
        programme.load(SEED, now -> telling.step("cases.start.inventing", now.families(), now.of()));
    }
}
