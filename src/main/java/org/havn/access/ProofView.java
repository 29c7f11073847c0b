package org.havn.access;

import java.util.List;

/// What the page needs that asks who acts, and goes on with the act afterwards.
///
/// @param to where the act is
/// @param again `GET` or `POST`
/// @param fields what was filled in
public record ProofView(
        String to, String again, List<Field> fields, String host, boolean passkeys, boolean passwords, boolean failed) {
    public ProofView {
        fields = List.copyOf(fields);
    }

    /// One field of the act's form.
    public record Field(String name, String value) {}
}
