package org.havn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.havn.platform.Ids;

/// Somebody at a browser without pictures: keeps cookies, sends forms with the token of the page they stood on.
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    private final HttpClient client;
    private final String site;
    private volatile Token token = new Token("", "");

    /// What a form carries to show that this site's page sent it, good for as long as the cookies stay the same.
    private record Token(String cookies, String value) {}

    public Visitor(int port) {
        this(
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build(),
                port);
    }

    private Visitor(HttpClient client, int port) {
        this.client = client;
        this.site = "http://localhost:" + port;
    }

    /// The same person with the same cookies at another node.
    public Visitor at(int port) {
        return new Visitor(client, port);
    }

    public HttpResponse<String> signIn(String name, String password) {
        return post("/sign-in", "name", name, "password", password);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(site + path))
                .header("Accept", "text/html")
                .build());
    }

    /// Goes where an answer sends a browser, to any site on this machine, until a page stands there.
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        var here = answer;
        for (var steps = 0; steps < 12; steps++) {
            var refresh = here.headers().firstValue("refresh").map(it -> it.replaceFirst("^0; url=", ""));
            var next = here.headers().firstValue("location").or(() -> refresh);
            if (next.isEmpty()) {
                return here;
            }
            here = send(HttpRequest.newBuilder(here.uri().resolve(next.get()))
                    .header("Accept", "text/html")
                    .build());
        }
        throw new IllegalStateException("sent on and on, at last to " + here.uri());
    }

    /// Sends the form that stands on a page of any site, with the token that stands there too.
    public HttpResponse<String> answer(HttpResponse<String> page, String action, String... fields) {
        return send(form(page.uri().resolve(action), tokenOf(page), fields));
    }

    /// Sends a form; the fields follow one another as name, value, name, value.
    public HttpResponse<String> post(String path, String... fields) {
        var before = token;
        var form = form(path, fields);
        var answer = send(form);
        if (answer.statusCode() != 403 || !token.equals(before)) {
            return answer;
        }
        // the session may have ended behind its cookie: who looks at the page again finds a token that is good
        token = new Token("", "");
        return send(form(path, fields));
    }

    /// Sends an empty form as another site's page would, without the token.
    public HttpResponse<String> postWithoutToken(String path) {
        return send(HttpRequest.newBuilder(URI.create(site + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("command=" + Ids.next()))
                .build());
    }

    /// Sends a form and hangs up at once, as a telephone does that has lost its network.
    public void postAndHangUp(String path, String... fields) {
        var answer = client.sendAsync(form(path, fields), HttpResponse.BodyHandlers.ofString());
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        answer.cancel(true);
    }

    private HttpRequest form(String path, String... fields) {
        return form(URI.create(site + path), token(), fields);
    }

    private String token() {
        var known = token;
        if (known.value().isEmpty() || !known.cookies().equals(cookies())) {
            var found = tokenOf(get("/sign-in"));
            known = new Token(cookies(), found);
            token = known;
        }
        return known.value();
    }

    private static String tokenOf(HttpResponse<String> page) {
        var matcher = TOKEN.matcher(page.body());
        return matcher.find() ? matcher.group(1) : "";
    }

    private String cookies() {
        return client.cookieHandler()
                .map(it -> ((CookieManager) it).getCookieStore().getCookies().toString())
                .orElse("");
    }

    private static HttpRequest form(URI address, String token, String... fields) {
        var form = new StringBuilder("_csrf=" + encoded(token));
        if (!List.of(fields).contains("command")) {
            form.append("&command=").append(Ids.next());
        }
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return HttpRequest.newBuilder(address)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build();
    }

    /// Sends a form with one file in the field `file`; other fields follow as name, value, name, value.
    public HttpResponse<String> upload(String path, String fileName, String content, String... fields) {
        return upload(path, fileName, content.getBytes(StandardCharsets.UTF_8), fields);
    }

    /// The same with a file that is no text.
    public HttpResponse<String> upload(String path, String fileName, byte[] content, String... fields) {
        var boundary = "havn-test-boundary";
        var body = new StringBuilder(part(boundary, "_csrf", "", token()));
        if (!List.of(fields).contains("command")) {
            body.append(part(boundary, "command", "", Ids.next().toString()));
        }
        for (int i = 0; i < fields.length; i += 2) {
            body.append(part(boundary, fields[i], "", fields[i + 1]));
        }
        body.append(part(boundary, "file", "; filename=\"" + fileName + "\"\r\nContent-Type: text/csv", ""));
        body.setLength(body.length() - 2); // the file comes before the end of its line
        return send(HttpRequest.newBuilder(URI.create(site + path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(body.toString()),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build());
    }

    private static String part(String boundary, String name, String more, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n"
                + content + "\r\n";
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
