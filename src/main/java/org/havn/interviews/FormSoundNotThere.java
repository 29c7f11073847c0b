package org.havn.interviews;

import org.havn.platform.Refusal;

/// No form has such a sound file, in this version of it.
public final class FormSoundNotThere extends Refusal {
    public FormSoundNotThere() {
        super(Kind.NOT_FOUND, "form-sound-not-there");
    }
}
