package org.havn.needs;

/// Through whose hands a need came, where its station does not say it.
enum Hand {
    /// It was said in an interview.
    INTERVIEW,
    /// The rules found it in the answers.
    RULES,
    /// A place was decided for the household.
    PLACEMENT,
    /// That place was taken back.
    UNPLACED
}
