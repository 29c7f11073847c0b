package org.havn.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The accessibility engine axe, asked for what it finds to be wrong and for nothing else.
///
/// Its builder for Playwright sends every node that passed through the wire and reads the engine into a second page
/// each
/// time; that was most of what the browser tests cost. Here the engine is read into a page once, for all looks at it.
final class Axe {
    private static final String ENGINE = engine();
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String RUN = """
            async ({rules, everyRow}) => {
              const told = new Set(["class", "role", "type", "lang", "dir", "style", "hidden", "data-color", "data-kind"]);
              const shape = (it) => [it.localName,
                  ...[...it.attributes].map(({name, value}) => told.has(name) ? name + "=" + value : name).sort(),
                  ...[...it.childNodes].map((part) => part.nodeType === 1 ? shape(part)
                      : part.nodeType === 3 && part.data.trim() ? "text" : "")].join(" ");
              const same = [];
              for (const list of everyRow ? [] : document.querySelectorAll("tbody, ul, ol")) {
                const seen = new Map();
                for (const row of list.children) {
                  const key = shape(row), times = seen.get(key) ?? 0;
                  seen.set(key, times + 1);
                  if (times >= 3) same.push(row);
                }
              }
              const where = same.length ? {exclude: same} : document;
              const found = await axe.run(where, {runOnly: rules, resultTypes: ['violations']});
              return found.violations
                  .filter(it => it.impact === 'serious' || it.impact === 'critical')
                  .flatMap(it => it.nodes.map(node => it.id + ': ' + node.html + '\\n    ' + node.failureSummary));
            }
            """;

    /// A list of two hundred families is nearly the same row two hundred times, and nine tenths of what axe takes.
    /// Rows whose elements, classes and attributes are those of three rows before are passed by; none are with
    /// `HAVN_LOOKS=all`.
    private static final boolean EVERY_ROW = "all".equals(System.getenv("HAVN_LOOKS"));

    private Axe() {}

    /// What is serious or critical on the page as it is now: rule, element and what would mend it.
    static List<?> harm(Page page) {
        if (!Boolean.TRUE.equals(page.evaluate("() => typeof axe === 'object'"))) {
            page.evaluate(ENGINE + ";null");
        }
        return (List<?>) page.evaluate(RUN, java.util.Map.of("rules", RULES, "everyRow", EVERY_ROW));
    }

    /// How many rules the engine knows for these tags: a run without rules would find nothing.
    static int rules(Page page) {
        harm(page);
        return ((Number) page.evaluate("rules => axe.getRules(rules).length", RULES)).intValue();
    }

    private static String engine() {
        try (var file = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
