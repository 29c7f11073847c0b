package org.havn.access.uploads;

import org.havn.platform.Refusal;

/// A file that is not taken, and why. What it is called never matters.
public final class UploadRefused extends Refusal {
    private UploadRefused(String type, Object... arguments) {
        super(Kind.NOT_VALID, type, arguments);
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
        return new UploadRefused("upload-too-large", megabytes);
    }

    static UploadRefused noRecording() {
        return new UploadRefused("upload-no-recording");
    }

    static UploadRefused film() {
        return new UploadRefused("upload-film");
    }

    static UploadRefused recordingTooLarge(int megabytes) {
        return new UploadRefused("upload-recording-too-large", megabytes);
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
        return new UploadRefused("upload-too-many-today", files, megabytes);
    }

    static UploadRefused tooMany(int most) {
        return new UploadRefused("upload-too-many", most);
    }
}
