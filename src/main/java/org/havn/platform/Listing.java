package org.havn.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Where a reader is in a long list: which page, in which order, with which filters. Makes the addresses of the
/// neighbouring views.
///
/// @param path the list's address without its question
/// @param filters what the reader asked for, by parameter; empty answers are left out
/// @param sort the column that orders the list
/// @param descending whether the largest comes first
/// @param page the page shown, counted from 1
/// @param size how many rows a page holds
/// @param total how many rows there are in all
public record Listing(
        String path, Map<String, String> filters, String sort, boolean descending, int page, int size, long total) {

    public Listing {
        filters = withoutEmpty(filters);
        if (page < 1 || size < 1 || total < 0) {
            throw new IllegalArgumentException(
                    "A list has a page from 1, a size from 1 and a total from 0, but this had %d, %d and %d"
                            .formatted(page, size, total));
        }
    }

    /// The number of pages, at least one.
    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /// The first row shown, counted from 1; 0 where the list is empty.
    public long first() {
        return total == 0 ? 0 : (page - 1L) * size + 1;
    }

    /// The last row shown.
    public long last() {
        return Math.min((long) page * size, total);
    }

    /// The pages worth a link: the ends, and the neighbours of the one shown. A zero stands for those left out.
    public List<Integer> stops() {
        var stops = new ArrayList<Integer>();
        for (int stop = 1; stop <= pages(); stop++) {
            var worth = stop == 1 || stop == pages() || Math.abs(stop - page) <= 1;
            if (worth) {
                stops.add(stop);
            } else if (stops.getLast() != 0) {
                stops.add(0);
            }
        }
        return stops;
    }

    /// The address of another page of the same list.
    public String at(int otherPage) {
        return address(sort, descending, otherPage);
    }

    /// The address of the list ordered by a column: the other way round if it is the present one.
    public String by(String column) {
        return address(column, column.equals(sort) && !descending, 1);
    }

    /// The column's state for `aria-sort`.
    public String order(String column) {
        if (!column.equals(sort)) {
            return "none";
        }
        return descending ? "descending" : "ascending";
    }

    /// The address of the list with one filter taken away.
    public String without(String filter) {
        var rest = new LinkedHashMap<>(filters);
        rest.remove(filter);
        return new Listing(path, rest, sort, descending, 1, size, total).at(1);
    }

    private String address(String column, boolean down, int otherPage) {
        var question = new LinkedHashMap<>(filters);
        question.put("sort", column);
        question.put("down", down ? "true" : "");
        question.put("page", otherPage == 1 ? "" : String.valueOf(otherPage));
        var asked = withoutEmpty(question).entrySet().stream()
                .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
        return asked.isEmpty() ? path : path + "?" + asked;
    }

    private static Map<String, String> withoutEmpty(Map<String, String> all) {
        var present = new LinkedHashMap<String, String>();
        all.forEach((name, value) -> {
            if (!Objects.requireNonNullElse(value, "").isBlank()) {
                present.put(name, value);
            }
        });
        return present;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
