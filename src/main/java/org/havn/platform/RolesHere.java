package org.havn.platform;

import java.util.Collection;
import java.util.Set;

/// Which of the reader's roles count for what a page is about, so that it offers no button that would be
/// refused. The module that decides who sees what answers.
public interface RolesHere {
    /// @param roles all that the reader holds, wherever
    /// @param named what the page's address names, such as a case's number
    /// @return those that count here; all of them where the address names nothing that it depends on
    Set<String> among(Set<String> roles, Collection<String> named);
}
