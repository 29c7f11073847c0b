package org.havn.interviews.forms;

import org.havn.access.uploads.UploadKind;

/// A sound file that reads a form's question out. It belongs to one version of the form and is about nobody.
///
/// @param name as the form's questions call it
@SuppressWarnings("ArrayRecordComponent") // handed on once
public record FormSound(String name, UploadKind kind, byte[] content) {
    @Override
    public String toString() {
        return "FormSound[" + name + ", " + kind + ", " + content.length + "]";
    }
}
