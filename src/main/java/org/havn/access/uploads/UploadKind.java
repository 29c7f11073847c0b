package org.havn.access.uploads;

/// What may be brought. Nothing else is taken: no archive, no office document, no vector picture, no film, no text.
public enum UploadKind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    PDF("application/pdf", "pdf"),
    OGG("audio/ogg", "ogg"),
    WEBM("audio/webm", "webm"),
    /// Also what telephones call 3GP.
    MP4("audio/mp4", "m4a"),
    WAV("audio/wav", "wav"),
    MP3("audio/mpeg", "mp3"),
    AAC("audio/aac", "aac"),
    AMR("audio/amr", "amr");

    private final String mediaType;
    private final String ending;

    UploadKind(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    public String ending() {
        return ending;
    }

    /// Whether somebody's voice may be in it.
    public boolean isSound() {
        return mediaType.startsWith("audio/");
    }

    boolean isPicture() {
        return this == JPEG || this == PNG;
    }
}
