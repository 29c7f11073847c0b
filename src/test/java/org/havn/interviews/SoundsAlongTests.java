package org.havn.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// How much of a form's sounds goes along on a device.
class SoundsAlongTests {
    private static final List<FormSounds.Kept> ALL =
            List.of(kept("ill-ar.wav", 40), kept("ill-en.wav", 50), kept("more-ar.wav", 30));

    @Test
    void everythingGoesAlongWhereItIsLittle() {
        assertThat(along("ar", 120)).isEqualTo(new SoundsAlong.Choice(ALL, 0));
    }

    @Test
    void otherwiseTheInterviewsLanguageAlone() {
        assertThat(along("ar", 119)).isEqualTo(new SoundsAlong.Choice(List.of(ALL.get(0), ALL.get(2)), 1));
        assertThat(along("en", 50)).isEqualTo(new SoundsAlong.Choice(List.of(ALL.get(1)), 2));
    }

    @Test
    void orNothing() {
        assertThat(along("ar", 69)).isEqualTo(new SoundsAlong.Choice(List.of(), 3));
        assertThat(along("", 119))
                .as("a language that the form has not")
                .isEqualTo(new SoundsAlong.Choice(List.of(), 3));
    }

    private static SoundsAlong.Choice along(String language, long most) {
        return SoundsAlong.of(ReadOut.form().get(), ALL, language, most);
    }

    private static FormSounds.Kept kept(String name, int size) {
        return new FormSounds.Kept(name, "", size);
    }
}
