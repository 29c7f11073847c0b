package org.havn.communities;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.havn.reference.Confidence;
import org.havn.reference.Provenance;

/// A provenance as the three columns `source`, `as_of` and `confidence`.
final class Provenances {
    private Provenances() {}

    static Provenance of(ResultSet row) throws SQLException {
        return new Provenance(
                row.getString("source"),
                row.getDate("as_of").toLocalDate(),
                Confidence.valueOf(row.getString("confidence")));
    }

    static void set(PreparedStatement row, int first, Provenance provenance) throws SQLException {
        row.setString(first, provenance.source());
        row.setDate(first + 1, Date.valueOf(provenance.asOf()));
        row.setString(first + 2, provenance.confidence().name());
    }
}
