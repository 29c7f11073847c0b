package org.havn.cases;

import java.util.List;
import org.havn.platform.Station;
import org.havn.platform.Tone;
import org.jspecify.annotations.Nullable;

/// What the page of a case shows.
///
/// @param headline the household in one sentence
/// @param relatives members of the family who are not on the case, the dead and the missing among them
/// @param categories in which it was submitted; null where nobody asked to have them opened
/// @param programme empty where the reader sees the family and not its programme
/// @param ties links with other cases
/// @param keepsAway from how many persons or places the household is kept away
public record CaseView(
        String number,
        String applicant,
        String original,
        String originalLanguage,
        String headline,
        String programme,
        String programmeAddress,
        String stage,
        Tone tone,
        String since,
        String decision,
        List<String> aside,
        String processingPriority,
        String submissionPriority,
        Tone priorityTone,
        @Nullable List<String> categories,
        List<Station> stations,
        List<MemberRow> members,
        List<RelativeRow> relatives,
        List<Tie> ties,
        int keepsAway,
        List<Panel> panels,
        List<Line> thread) {

    /// A member.
    public record MemberRow(
            String name,
            String original,
            String originalLanguage,
            String relationship,
            String age,
            String sex,
            String languages,
            String education,
            String occupation) {}

    /// Somebody of the family who is not on the case.
    public record RelativeRow(String name, String original, String whose, String life) {}

    /// A link with another case.
    public record Tie(String number, String address, String how) {}

    /// A later module's part of the page.
    public record Panel(String id, String title, String address) {}

    /// One line of the thread, or a silence between two.
    ///
    /// @param silence how many days nothing happened; 0 for a line that tells something
    public record Line(String told, String because, String who, String on, String date, String silence) {}
}
