package org.havn.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A browser that visits one running Havn. The tests of a run share one Chromium; each visit has its own cookies.
public final class Browser {
    private static final class Shared {
        static final com.microsoft.playwright.Browser CHROMIUM = Chromium.start();
    }

    private final String address;
    private final Map<String, String> signedIn = new ConcurrentHashMap<>();
    private final Map<String, BrowserContext> kept = new ConcurrentHashMap<>();

    private Browser(String address) {
        this.address = address;
    }

    /// A browser for the site at an address such as `http://localhost:8080`.
    public static Browser at(String address) {
        return new Browser(address);
    }

    /// Someone who is not signed in.
    public Visit visit(Look look) {
        return new Visit(address, look, Shared.CHROMIUM.newContext(options(look)), true);
    }

    /// Someone who signed in with a name and a password, on the sign-in page the first time. Visits of one person that
    /// see
    /// alike share their cookies and their process: a new one costs more than the page that it shows.
    public Visit visit(Look look, String name, String password) {
        var state = signedIn.computeIfAbsent(name, _ -> {
            try (var visit = visit(Look.DESK)) {
                // where a role has nothing on the first page, that page is not there
                return visit.signIn(name, password).forgive(404).cookies();
            }
        });
        var sight = look.language() + look.dark() + look.script() + look.medium() + look.zoom() + look.rightToLeft();
        var context = kept.computeIfAbsent(
                name + " " + sight,
                _ -> Shared.CHROMIUM.newContext(options(look).setStorageState(state)));
        return new Visit(address, look, context, false);
    }

    private static NewContextOptions options(Look look) {
        return new NewContextOptions()
                .setLocale(look.language().equals("nb") ? "nb-NO" : look.language())
                .setTimezoneId("Europe/Oslo")
                .setViewportSize(look.width(), look.width() < 600 ? 800 : 900)
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setDeviceScaleFactor(look.zoom())
                .setForcedColors(look.medium() == Look.Medium.FORCED_COLOURS ? ForcedColors.ACTIVE : ForcedColors.NONE)
                .setJavaScriptEnabled(look.script());
    }
}
