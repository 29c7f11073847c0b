package org.havn.cases.errf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The form's sixteen code tables, each read when it is first asked for.
public final class ErrfCodes {
    private static final Map<String, Map<String, String>> TABLES = new ConcurrentHashMap<>();

    private ErrfCodes() {}

    public static boolean has(String table, String code) {
        return table(table).containsKey(code);
    }

    /// What a code stands for, in English.
    public static Optional<String> meaning(String table, String code) {
        return Optional.ofNullable(table(table).get(code));
    }

    private static Map<String, String> table(String name) {
        return TABLES.computeIfAbsent(name, it -> {
            var codes = new HashMap<String, String>();
            ErrfFormat.rows("codes/" + it).forEach(row -> codes.put(row.getField("code"), row.getField("text")));
            return codes;
        });
    }
}
