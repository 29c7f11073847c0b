package org.havn.interviews;

import jakarta.servlet.http.HttpServletResponse;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.access.uploads.UploadAnswer;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// A question of a form, read out.
@Controller
class FormSoundPage {
    /// A version's file never changes, and is about nobody: a browser need not ask again.
    private static final String FOREVER = "private, max-age=31536000, immutable";

    private final FormSounds sounds;

    FormSoundPage(FormSounds sounds) {
        this.sounds = sounds;
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping("/work/forms/{form}/{version}/sounds/{name}")
    ResponseEntity<Resource> play(
            @PathVariable String form,
            @PathVariable String version,
            @PathVariable String name,
            HttpServletResponse response) {
        var sound = sounds.find(form, version, name).orElseThrow(FormSoundNotThere::new);
        response.setHeader(HttpHeaders.CACHE_CONTROL, FOREVER);
        return UploadAnswer.played(sound.kind(), sound.content());
    }
}
