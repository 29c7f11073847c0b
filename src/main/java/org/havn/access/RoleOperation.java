package org.havn.access;

import java.util.Set;

/// One operation of the route table, and who reaches it.
///
/// @param module the part of Havn that it belongs to
/// @param changes whether it changes something, or is only looked at
/// @param roles the names of the roles; all of them where whoever is signed in may
/// @param proof whether it takes a fresh proof of who acts
public record RoleOperation(String module, boolean changes, String address, Set<String> roles, boolean proof)
        implements Comparable<RoleOperation> {
    public RoleOperation {
        roles = Set.copyOf(roles);
    }

    @Override
    public int compareTo(RoleOperation other) {
        return java.util.Comparator.comparing(RoleOperation::module)
                .thenComparing(RoleOperation::address)
                .thenComparing(RoleOperation::changes)
                .compare(this, other);
    }
}
