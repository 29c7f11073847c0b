package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Two sites on one machine, each with its own port and folder, and their end by Ctrl-C.
class SideBySideTests {
    private static final Map<String, String> NOTHING_SPECIAL = Map.of();

    @Test
    void twoSitesRunSideBySideAndOneEndsByControlCWithoutTheOther() throws Exception {
        var one = SiteProcess.folder();
        var other = SiteProcess.folder();
        try (var first = SiteProcess.startInATerminal("serve", one, NOTHING_SPECIAL);
                var second = SiteProcess.startInATerminal("serve", other, NOTHING_SPECIAL)) {
            first.awaitReady();
            second.awaitReady();
            assertThat(first.said()).contains(one.toString());
            assertThat(second.said()).contains(other.toString());
            var linkOfTheFirst = first.await("/setup#");

            assertThat(first.controlC()).isEqualTo(130);
            assertThat(second.visitor().get("/sign-in").statusCode()).isEqualTo(200);

            try (var again = SiteProcess.startInATerminal("serve", one, NOTHING_SPECIAL)) {
                again.awaitReady();
                assertThat(again.said())
                        .as("what the first start shaped is there, and is not shaped again")
                        .doesNotContain("Shaping the tables of people");
                assertThat(again.await("/setup#")).isNotEqualTo(linkOfTheFirst);
            }
        } finally {
            TestDatabase.delete(one);
            TestDatabase.delete(other);
        }
    }
}
