package org.havn.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.havn.platform.Listing;
import org.havn.platform.Page;
import org.havn.platform.Page.NavigationItem;
import org.havn.platform.Texts;
import org.havn.platform.Words;

/// Every component of the pages with realistic content, served without the application: the place to try a style.
final class Gallery implements AutoCloseable {
    private static final Path ASSETS = Path.of("target", "classes", "static");
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml", "woff2", "font/woff2");

    private final TemplateEngine templates = TemplateEngine.create(
            new Sources(Path.of("src", "test", "jte"), Path.of("src", "main", "jte")),
            Path.of("target", "gallery"),
            ContentType.Html,
            Gallery.class.getClassLoader());
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    Gallery() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var file = ASSETS.resolve(path.substring(1)).normalize();
            exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'self'");
            if (path.startsWith("/progress")) {
                send(exchange, "text/html;charset=UTF-8", progress(path).getBytes(StandardCharsets.UTF_8));
            } else if (path.startsWith("/assets/") && file.startsWith(ASSETS) && Files.exists(file)) {
                send(exchange, TYPES.getOrDefault(extension(path), "text/plain"), Files.readAllBytes(file));
            } else {
                var language = exchange.getRequestHeaders().getFirst("Accept-Language");
                var words = new Texts().in(Locale.of(language == null ? "en" : language.substring(0, 2)));
                send(exchange, "text/html;charset=UTF-8", page(words).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String page(Words words) {
        var output = new StringOutput();
        var listing = new Listing("/gallery", Map.of("municipality", "4601"), "number", true, 3, 20, 412);
        templates.render(
                "gallery/gallery.jte", Map.of("page", frame(words), "words", words, "listing", listing), output);
        return output.toString();
    }

    /// Work that is done when it was asked about twice.
    private String progress(String path) {
        var output = new StringOutput();
        var words = new Texts().in(Locale.ENGLISH);
        var model = new HashMap<String, Object>(Map.of("page", frame(words), "words", words, "percent", 40));
        if (path.endsWith("/fragment")) {
            model.put("percent", asked.incrementAndGet() < 2 ? 70 : 100);
        }
        templates.render(path.endsWith("/fragment") ? "gallery/fragment.jte" : "gallery/progress.jte", model, output);
        return output.toString();
    }

    private static Page frame(Words words) {
        var navigation = Stream.of("programme", "cases", "communities", "rounds")
                .map(it -> new NavigationItem("/gallery", words.say("gallery." + it), it.equals("rounds")))
                .toList();
        return new Page(
                "/gallery",
                "Ingrid Solberg",
                List.of(words.say("gallery.role")),
                Set.of("PLACEMENT_OFFICER"),
                navigation,
                "_csrf",
                "token",
                true,
                "0",
                "none");
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /// The gallery's own template first, then the application's.
    private record Sources(CodeResolver own, CodeResolver application) implements CodeResolver {
        Sources(Path own, Path application) {
            this(new DirectoryCodeResolver(own), new DirectoryCodeResolver(application));
        }

        @Override
        public String resolve(String name) {
            return holder(name).resolve(name);
        }

        @Override
        public String resolveRequired(String name) throws gg.jte.TemplateNotFoundException {
            return holder(name).resolveRequired(name);
        }

        @Override
        public long getLastModified(String name) {
            return holder(name).getLastModified(name);
        }

        @Override
        public List<String> resolveAllTemplateNames() {
            return Stream.concat(own.resolveAllTemplateNames().stream(), application.resolveAllTemplateNames().stream())
                    .toList();
        }

        @Override
        public boolean exists(String name) {
            return own.exists(name) || application.exists(name);
        }

        private CodeResolver holder(String name) {
            return own.exists(name) ? own : application;
        }
    }
}
