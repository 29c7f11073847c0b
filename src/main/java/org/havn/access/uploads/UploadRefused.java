package org.havn.access.uploads;

import org.havn.platform.Refusal;

/// A file that is not taken, and why. What it is called never matters.
public final class UploadRefused extends Refusal {
    /// What it is about, for whoever sends files by themselves and has to know whether to try again.
    public enum About {
        /// What the file is, or what lies beside it.
        CONTENT,
        /// How large the file is; it will never be taken.
        TOO_LARGE,
        /// How much one account brought; tomorrow it is taken.
        TOO_MUCH_TODAY
    }

    private final About about;

    private UploadRefused(String type, Object... arguments) {
        this(About.CONTENT, type, arguments);
    }

    private UploadRefused(About about, String type, Object... arguments) {
        super(Kind.NOT_VALID, type, arguments);
        this.about = about;
    }

    public About about() {
        return about;
    }

    @Override
    public boolean worthALine() {
        return true;
    }

    static UploadRefused unknown() {
        return new UploadRefused("upload-unknown");
    }

    static UploadRefused noPicture() {
        return new UploadRefused("upload-no-picture");
    }

    static UploadRefused tooLarge(int megabytes) {
        return new UploadRefused(About.TOO_LARGE, "upload-too-large", megabytes);
    }

    static UploadRefused noRecording() {
        return new UploadRefused("upload-no-recording");
    }

    static UploadRefused film() {
        return new UploadRefused("upload-film");
    }

    static UploadRefused recordingTooLarge(int megabytes) {
        return new UploadRefused(About.TOO_LARGE, "upload-recording-too-large", megabytes);
    }

    static UploadRefused tooManyPixels(int megapixels) {
        return new UploadRefused("upload-too-many-pixels", megapixels);
    }

    static UploadRefused broken() {
        return new UploadRefused("upload-broken");
    }

    static UploadRefused active() {
        return new UploadRefused("upload-active");
    }

    static UploadRefused locked() {
        return new UploadRefused("upload-locked");
    }

    static UploadRefused metadata() {
        return new UploadRefused("upload-metadata");
    }

    static UploadRefused tooManyToday(int files, int megabytes) {
        return new UploadRefused(About.TOO_MUCH_TODAY, "upload-too-many-today", files, megabytes);
    }

    static UploadRefused tooMany(int most) {
        return new UploadRefused("upload-too-many", most);
    }
}
