package org.havn.access.uploads;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// How a kept file is given back: always as an attachment, never guessed at, and if something shows it all the same,
/// without any right of this site's. That browsers do not guess its kind is said with every answer (`nosniff`).
public final class UploadAnswer {
    private static final String NO_RIGHTS = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private UploadAnswer() {}

    /// @param name what it is called on the reader's side, without its ending; never anybody's name
    public static ResponseEntity<byte[]> of(Uploads.Opened opened, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.kind().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + opened.kind().ending())
                                .build()
                                .toString())
                .header("Content-Security-Policy", NO_RIGHTS)
                .body(opened.content());
    }

    /// A recording, to be played within a page of this site's; a player may ask for a part of it.
    public static ResponseEntity<Resource> played(Uploads.Opened opened) {
        return played(opened.kind(), opened.content());
    }

    /// The same of a sound that is nobody's.
    public static ResponseEntity<Resource> played(UploadKind kind, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .header("Content-Security-Policy", NO_RIGHTS)
                .body(new ByteArrayResource(content));
    }
}
