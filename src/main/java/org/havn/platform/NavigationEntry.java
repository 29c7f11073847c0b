package org.havn.platform;

import java.util.Set;

/// A module's contribution to the navigation: an address, the key of its label and the roles that may open it.
///
/// Modules declare one as a bean; the frame shows those that the reader's roles reach, in the given order.
public record NavigationEntry(int order, String address, String labelKey, Set<String> roles) {}
