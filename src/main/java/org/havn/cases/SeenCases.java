package org.havn.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Of requests about cases, those about a case that the reader sees.
final class SeenCases {
    private SeenCases() {}

    static List<Map<String, String>> among(CaseRows rows, Collection<Map<String, String>> asked) {
        var seen = rows.seen(asked.stream()
                .map(it -> it.get("case"))
                .filter(Objects::nonNull)
                .toList());
        return asked.stream()
                .filter(it -> seen.contains(it.getOrDefault("case", "")))
                .toList();
    }
}
