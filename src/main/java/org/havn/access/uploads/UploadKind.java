package org.havn.access.uploads;

/// What may be brought. Nothing else is taken: no archive, no office document, no vector picture, no text.
public enum UploadKind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    PDF("application/pdf", "pdf");

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

    boolean isPicture() {
        return this != PDF;
    }
}
