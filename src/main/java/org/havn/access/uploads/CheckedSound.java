package org.havn.access.uploads;

/// Sound that is nobody's voice of a case, such as what a form brings along; looked at as recordings are.
@SuppressWarnings("ArrayRecordComponent") // handed on once
public record CheckedSound(UploadKind kind, byte[] content) {

    /// @throws UploadRefused if it is no sound, too large, or a film
    public static CheckedSound of(byte[] file) {
        var accepted = Sound.accepted(file);
        return new CheckedSound(accepted.kind(), accepted.content());
    }

    @Override
    public String toString() {
        return "CheckedSound[" + kind + ", " + content.length + "]";
    }
}
