package org.havn.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
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

    private Browser(String address) {
        this.address = address;
    }

    /// A browser for the site at an address such as `http://localhost:8080`.
    public static Browser at(String address) {
        return new Browser(address);
    }

    /// Someone who is not signed in.
    public Visit visit(Look look) {
        return new Visit(address, look, Shared.CHROMIUM.newContext(options(look)));
    }

    /// Someone who signed in with a name and a password, on the sign-in page the first time.
    public Visit visit(Look look, String name, String password) {
        var state = signedIn.computeIfAbsent(name, _ -> {
            try (var visit = visit(Look.DESK)) {
                return visit.signIn(name, password).cookies();
            }
        });
        return new Visit(address, look, Shared.CHROMIUM.newContext(options(look).setStorageState(state)));
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
