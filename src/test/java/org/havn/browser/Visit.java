package org.havn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One person's visit to the site. Whatever the browser complains about (a script error, something that the content
/// security policy
/// refused, a file that is missing) fails the visit when it ends.
public final class Visit implements AutoCloseable {
    /// Pictures are for people; they cost a second each, so that somebody has to ask for them.
    private static final boolean PICTURES =
            Boolean.parseBoolean(System.getenv().getOrDefault("HAVN_PICTURES", "false"));

    /// Until the page has been drawn as it now is: colours may take their time to change.
    private static final String CALM = """
            async () => {
              for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
              await Promise.allSettled(document.getAnimations()
                  .filter(it => it.effect?.getComputedTiming().iterations !== Infinity).map(it => it.finished));
            }
            """;

    private final String address;
    private Look look;
    private final BrowserContext context;
    private final boolean own;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /// @param own whether nobody else uses the context, which then ends with the visit
    Visit(String address, Look look, BrowserContext context, boolean own) {
        this.address = address;
        this.look = look;
        this.context = context;
        this.own = own;
        if (look.rightToLeft()) {
            context.addInitScript("document.addEventListener('DOMContentLoaded',"
                    + " () => document.documentElement.setAttribute('dir', 'rtl'))");
        }
        this.page = context.newPage();
        page.setViewportSize(look.width(), look.width() < 600 ? 800 : 900);
        if (look.medium() == Look.Medium.PAPER) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        }
        page.setDefaultTimeout(45_000);
        page.onConsoleMessage(this::hear);
        page.onPageError(complaints::add);
    }

    /// Opens a page that is there.
    public Visit open(String path) {
        return open(path, 200);
    }

    /// Opens a page and expects an answer such as 404.
    public Visit open(String path, int status) {
        var answer = page.navigate(address + path);
        assertThat(answer.status()).as("status of %s", path).isEqualTo(status);
        if (status != 200) {
            forgive(status);
        }
        return this;
    }

    /// The browser complains about each answer that is no page; one with this status was expected.
    public Visit forgive(int status) {
        complaints.removeIf(it -> it.contains("status of " + status));
        return this;
    }

    /// Signs in on the sign-in page.
    public Visit signIn(String name, String password) {
        open("/sign-in");
        page.locator("input[name=name]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.locator("main form button").first().click();
        page.waitForLoadState(LoadState.LOAD);
        assertThat(page.url()).as("address after signing in as %s", name).doesNotContain("/sign-in");
        return this;
    }

    /// Looks at the same page in another way, without opening it again: wider or narrower, by night, in the reader's
    /// own
    /// colours, from the other side. Another language, or a look without script, is another visit.
    public Visit again(Look other) {
        assertThat(other.language()).isEqualTo(look.language());
        assertThat(other.script()).isEqualTo(look.script());
        assertThat(other.dark()).isEqualTo(look.dark());
        look = other;
        page.setViewportSize(other.width(), other.width() < 600 ? 800 : 900);
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(other.medium() == Look.Medium.FORCED_COLOURS ? ForcedColors.ACTIVE : ForcedColors.NONE)
                .setMedia(other.medium() == Look.Medium.PAPER ? Media.PRINT : Media.SCREEN));
        if (!other.script()) {
            return this;
        }
        if (other.rightToLeft()) {
            page.evaluate("document.documentElement.setAttribute('dir', 'rtl')");
        }
        page.evaluate(CALM);
        return this;
    }

    /// The page in the browser, for steps that only one test takes.
    public Page page() {
        return page;
    }

    /// Nothing on the page keeps a person with a disability out: axe finds nothing serious or critical. Axe is a script
    /// itself, so a look
    /// without script is passed by; its markup is the same.
    public Visit isAccessible() {
        if (!look.script()) {
            return this;
        }
        assertThat(Axe.harm(page))
                .as("what axe finds on %s at %s", page.url(), look)
                .isEmpty();
        return this;
    }

    /// The page is no wider than the screen: nobody has to scroll sideways to read it.
    public Visit fits() {
        var overflow = page.evaluate("""
                () => {
                  const width = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth <= width) return [];
                  return [...document.querySelectorAll("body *")]
                      .filter(it => it.getBoundingClientRect().right > width + 1 || it.getBoundingClientRect().left < -1)
                      .filter(it => !it.closest(".scroll, .visually-hidden, .ds-skip-link"))
                      .map(it => it.outerHTML.slice(0, 160)).slice(0, 5);
                }
                """);
        assertThat((List<?>) overflow)
                .as("what sticks out of %s at %d px", page.url(), look.width())
                .isEmpty();
        return this;
    }

    /// Waits until the parts that the page fetches by itself are there.
    public Visit settled() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    /// Puts a picture of the whole page into `target/screenshots`, where `HAVN_PICTURES=true` asks for them.
    public Visit picture(String name) {
        if (!PICTURES) {
            return this;
        }
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + "-" + look.suffix() + ".png")));
        return this;
    }

    /// The cookies, as another visit can take them over.
    String cookies() {
        return context.storageState();
    }

    @Override
    public void close() {
        if (own) {
            context.close();
        } else {
            page.close();
        }
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text() + " (" + message.location() + ")");
        }
    }
}
