package org.havn.communities;

import java.util.Set;
import java.util.stream.Collectors;
import org.havn.reference.CsvRow;
import org.havn.reference.RowRejected;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The municipalities and hospitals that rows of other tables may refer to.
@Component
class KnownPlaces {
    private final JdbcClient jdbc;

    KnownPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Reads a column that names a municipality which Havn has.
    ColumnReader<CommunityId> municipalities() {
        var known = codes("select code from communities.municipality");
        return (row, column) -> {
            var code = row.text(column);
            if (!known.contains(code)) {
                throw new RowRejected("unknown-municipality", column, code);
            }
            return new CommunityId(code);
        };
    }

    /// Reads a column that names a hospital which Havn has.
    ColumnReader<HospitalId> hospitals() {
        var known = codes("select number from communities.hospital");
        return (row, column) -> {
            var number = row.text(column);
            if (!known.contains(number)) {
                throw new RowRejected("unknown-hospital", column, number);
            }
            return new HospitalId(number);
        };
    }

    private Set<String> codes(String sql) {
        return jdbc.sql(sql).query(String.class).list().stream().collect(Collectors.toUnmodifiableSet());
    }

    /// Reads one column.
    @FunctionalInterface
    interface ColumnReader<T> {
        T read(CsvRow row, String column) throws RowRejected;
    }
}
