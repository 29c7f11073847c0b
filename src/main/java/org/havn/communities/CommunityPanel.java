package org.havn.communities;

/// A later module's part of a municipality's page, loaded by its address.
///
/// Without scripts the page shows the title as a link to that address, so it answers as a whole page and as a fragment.
public interface CommunityPanel {
    /// Where among the panels; smaller is higher.
    int order();

    /// The key of the panel's title.
    String titleKey();

    /// The address of the panel for one municipality.
    String address(CommunityId community);
}
