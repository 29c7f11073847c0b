package org.havn.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// An account as the session keeps it.
record SignedIn(
        UUID account, String signInName, String displayName, Set<Role> roles, boolean active, String passwordHash)
        implements UserDetails {

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return signInName;
    }

    @Override
    public boolean isEnabled() {
        return active;
    }

    /// The session needs no secret, so it keeps none.
    SignedIn withoutPassword() {
        return new SignedIn(account, signInName, displayName, roles, active, "");
    }

    @Override
    public String toString() {
        return "SignedIn[" + account + " as " + roles.stream().map(Enum::name).collect(Collectors.joining(",")) + "]";
    }

    static SignedIn from(java.sql.ResultSet row) throws java.sql.SQLException {
        var roles = (String[]) row.getArray("roles").getArray();
        return new SignedIn(
                row.getObject("id", UUID.class),
                row.getString("sign_in_name"),
                row.getString("display_name"),
                List.of(roles).stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("active"),
                java.util.Objects.requireNonNullElse(row.getString("password_hash"), ""));
    }
}
