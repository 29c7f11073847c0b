package org.havn.access;

/// An emergency opening, as the data-protection officer's page shows it.
public record OpeningView(
        String id,
        String caseNumber,
        String who,
        String because,
        String on,
        String reviewBy,
        boolean overdue,
        String review,
        String reviewer) {}
