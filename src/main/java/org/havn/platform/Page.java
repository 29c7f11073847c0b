package org.havn.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the frame around each page has to know about the reader and the place they are in.
///
/// @param path the address of this page without its question, for the language links
/// @param reader the name of who is signed in, or null for a visitor
/// @param roles what the reader may be called, in the reader's words
/// @param mayAs the roles' own names, for parts of a page that are only for some: those that count for what
///     the page is about
/// @param csrfName the name of the hidden field that proves that a form came from here
/// @param demo whether the data are invented for a demonstration
/// @param assets the version of styles and scripts, part of their address
/// @param nonce what lets this answer's script run
public record Page(
        String path,
        @Nullable String reader,
        List<String> roles,
        Set<String> mayAs,
        List<NavigationItem> navigation,
        String csrfName,
        String csrfToken,
        boolean demo,
        String assets,
        String nonce) {

    /// One entry of the navigation that the reader may open.
    ///
    /// @param current whether the reader is in this part of the site
    public record NavigationItem(String address, String label, boolean current) {}

    /// A key for one form of this page, which makes what it sends one command however often it is sent.
    public String command() {
        return CommandKey.next().value().toString();
    }

    /// Whether the reader holds one of these roles, and for the case that the page is about. It decides
    /// what a page offers, never what a request may do.
    public boolean may(String... roles) {
        return Arrays.stream(roles).anyMatch(mayAs::contains);
    }
}
