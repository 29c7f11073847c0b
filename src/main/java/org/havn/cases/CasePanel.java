package org.havn.cases;

/// A later module's part of a case's page, loaded by its address.
///
/// Without scripts the page shows the title as a link to that address, so it answers as a whole page and as a fragment.
public interface CasePanel {
    /// Where among the panels; smaller is higher.
    int order();

    /// The key of the panel's title.
    String titleKey();

    /// The address of the panel for one case.
    String address(CaseNumber number);
}
