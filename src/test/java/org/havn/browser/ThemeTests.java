package org.havn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The theme's colours, by day and by night, computed as WCAG 2.2 defines contrast.
class ThemeTests {
    private static final Pattern TOKEN =
            Pattern.compile("--ds-color-([a-z]+)-([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");
    private static final List<String> COLOURS = List.of("neutral", "accent", "success", "warning", "danger");
    private static final List<String> GROUNDS = List.of(
            "background-default",
            "background-tinted",
            "surface-default",
            "surface-tinted",
            "surface-hover",
            "surface-active");

    /// A colour by day and the same by night.
    private record Pair(String day, String night) {}

    private static final Map<String, Pair> TOKENS = new HashMap<>();

    @BeforeAll
    static void reads() throws IOException {
        var theme = Files.readString(Path.of("src", "main", "web", "styles", "theme.css"));
        TOKEN.matcher(theme)
                .results()
                .forEach(it -> TOKENS.put(it.group(1) + "-" + it.group(2), new Pair(it.group(3), it.group(4))));
        assertThat(TOKENS).hasSizeGreaterThanOrEqualTo(5 * 16);
    }

    @Test
    void textCanBeReadOnEveryGroundItStandsOn() {
        var tooFaint = new ArrayList<String>();
        for (var colour : COLOURS) {
            for (var text : List.of("text-subtle", "text-default")) {
                for (var ground : GROUNDS) {
                    tooFaint.addAll(below(4.5, colour + "-" + text, colour + "-" + ground));
                    tooFaint.addAll(below(4.5, colour + "-" + text, "neutral-" + ground));
                }
            }
        }
        assertThat(tooFaint).isEmpty();
    }

    @Test
    void labelsCanBeReadOnTheirButtons() {
        var tooFaint = new ArrayList<String>();
        for (var colour : COLOURS) {
            for (var base : List.of("base-default", "base-hover", "base-active")) {
                tooFaint.addAll(below(4.5, colour + "-base-contrast-default", colour + "-" + base));
            }
        }
        assertThat(tooFaint).isEmpty();
    }

    @Test
    void theEdgesOfFieldsAndShapesCanBeSeen() {
        var tooFaint = new ArrayList<String>();
        for (var colour : COLOURS) {
            for (var edge : List.of("border-default", "border-strong", "base-default")) {
                for (var ground : List.of("background-default", "background-tinted", "surface-default")) {
                    tooFaint.addAll(below(3, colour + "-" + edge, "neutral-" + ground));
                }
            }
        }
        assertThat(tooFaint).isEmpty();
    }

    private static List<String> below(double wanted, String front, String ground) {
        var one = token(front);
        var other = token(ground);
        var found = new ArrayList<String>();
        if (contrast(one.day(), other.day()) < wanted) {
            found.add("%s on %s by day: %.2f".formatted(front, ground, contrast(one.day(), other.day())));
        }
        if (contrast(one.night(), other.night()) < wanted) {
            found.add("%s on %s by night: %.2f".formatted(front, ground, contrast(one.night(), other.night())));
        }
        return found;
    }

    private static Pair token(String name) {
        var pair = TOKENS.get(name);
        if (pair == null) {
            throw new IllegalStateException("The theme has no colour named " + name);
        }
        return pair;
    }

    private static double contrast(String one, String other) {
        var light = Math.max(luminance(one), luminance(other));
        var dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int at) {
        var share = Integer.parseInt(hex, at, at + 2, 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
