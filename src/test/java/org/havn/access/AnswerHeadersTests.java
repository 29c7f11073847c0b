package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What every answer tells a browser, and what none tells anybody.
@HavnTest
class AnswerHeadersTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\tat |at org\\.|Caused by|Tomcat|Apache|Spring|PostgreSQL|\\bSQL|/\\d+\\.\\d+\\.\\d+");

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Units units;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private String name = "";

    @BeforeEach
    void anAuditor() {
        DemoAccounts.openIn(units, accounts);
        name = "tester-" + UUID.randomUUID();
        accounts.open(name, "A tester", PASSWORD, Set.of(Role.AUDITOR), DemoUnits.PLACEMENT);
    }

    @Test
    void everyPageSaysWhatABrowserMayDoWithIt() {
        for (var answer : List.of(signedIn().get("/work/reference"), new Visitor(port).get("/sign-in"))) {
            assertThat(header(answer, "content-security-policy"))
                    .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http:", "https:", "*");
            assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
            assertThat(header(answer, "referrer-policy")).isIn("same-origin", "no-referrer");
        }
    }

    @Test
    void onlyTheScriptThatCarriesTheAnswersOwnNumberRuns() {
        var visitor = signedIn();
        var numbers = new java.util.HashSet<String>();
        for (var answer : List.of(
                visitor.get("/work/reference"),
                visitor.get("/work/reference"),
                visitor.get("/work/nothing-here"),
                new Visitor(port).get("/family/sign-in"))) {
            var allowed = Pattern.compile("script-src 'nonce-([A-Za-z0-9_-]{24})';")
                    .matcher(header(answer, "content-security-policy"));
            assertThat(allowed.find()).as(answer.uri().toString()).isTrue();
            assertThat(numbers.add(allowed.group(1))).isTrue();
            assertThat(Pattern.compile("<script[^>]*>")
                            .matcher(answer.body())
                            .results()
                            .map(it -> it.group()))
                    .isNotEmpty()
                    .allMatch(it -> it.contains(" nonce=\"" + allowed.group(1) + "\""));
        }
    }

    @Test
    void aFieldThatComesTwiceIsRefused() {
        var visitor = signedIn();
        var twice = visitor.get("/work/audit?act=a&act=b");
        var once = visitor.get("/work/audit?act=access.proved");
        var inAddressAndForm =
                visitor.post("/work/account/sessions/ending-others?command=" + org.havn.platform.Ids.next());

        assertThat(once.statusCode()).isEqualTo(200);
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("came twice");
        assertThat(inAddressAndForm.statusCode()).isEqualTo(422);
    }

    @Test
    void whatSomebodyReadsIsKeptNowhere() {
        assertThat(header(signedIn().get("/work/reference"), "cache-control")).contains("no-store");
        assertThat(header(signedIn().get("/work/reference/countries/csv"), "cache-control"))
                .contains("no-store");
    }

    @Test
    void nobodyElsesPageMayReadAnAnswer() throws Exception {
        var answer = send(request("/sign-in").header("Origin", "https://elsewhere.example"));

        assertThat(answer.headers().map().keySet()).noneMatch(it -> it.startsWith("access-control-"));
    }

    @Test
    void theSessionsCookieIsOutOfReachOfScripts() throws Exception {
        assertThat(signIn().headers().allValues("set-cookie").stream()
                        .filter(it -> it.contains("session"))
                        .toList())
                .isNotEmpty()
                .allMatch(it -> it.contains("HttpOnly") && it.contains("SameSite="));
    }

    @Test
    void aSessionThatNobodyUsesEnds() throws Exception {
        signIn();

        assertThat(jdbc.sql("select max(max_inactive_interval) from access.session")
                        .query(Integer.class)
                        .single())
                .isPositive()
                .isLessThanOrEqualTo(1800);
    }

    @Test
    void aSessionThatWasSignedOutOpensNothing() throws Exception {
        var cookies = cookies(signIn());
        var page = send(request("/work/reference").header("Cookie", cookies));
        assertThat(page.statusCode()).isEqualTo(200);

        var out = send(request("/sign-out")
                .header("Cookie", cookies + "; " + cookies(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token(page))));

        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(send(request("/work/reference").header("Cookie", cookies)).statusCode())
                .isEqualTo(302);
    }

    @Test
    void signingOutEmptiesTheBrowser() throws Exception {
        var page = send(overTls("/sign-in"));

        var out = send(overTls("/sign-out")
                .header("Cookie", cookies(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token(page))));

        assertThat(header(out, "clear-site-data")).contains("\"cache\"", "\"storage\"");
    }

    @Test
    void aDownloadIsAnAttachmentWithANameOfOurs() {
        var file = signedIn().get("/work/reference/countries/csv");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "content-type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(header(file, "content-disposition"))
                .startsWith("attachment; filename=")
                .contains("\"countries.csv\"");
        assertThat(header(file, "x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void whatAReaderTypesComesBackAsText() {
        var page = signedIn()
                .get("/work/reference/languages?word=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%3Ca+title%3D%22");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("alert(1)")
                .doesNotContain("<script>alert")
                .doesNotContain("\"><script");
    }

    @Test
    void nobodyIsLedElsewhere() {
        for (var back : List.of(
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/%5Celsewhere.example/",
                "/%09/elsewhere.example/",
                "javascript:alert(1)")) {
            var location = header(new Visitor(port).get("/language?to=nb&back=" + back), "location");

            assertThat(URI.create("http://localhost:" + port)
                            .resolve(location.replaceAll("\\s", ""))
                            .getHost())
                    .as(back)
                    .isEqualTo("localhost");
        }
    }

    @Test
    void anAddressThatIsEncodedTwiceIsRefused() throws Exception {
        assertThat(send(request("/assets/%252e%252e/application.yml")).statusCode())
                .isEqualTo(400);
        assertThat(send(request("/assets/..%2fapplication.yml")).statusCode()).isEqualTo(400);
    }

    @Test
    void anAddressThatLooksLikeAFileIsNotThere() {
        var page = signedIn().get("/work/reference/countries/anything.css");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(header(page, "cache-control")).contains("no-store");
        // it lies beside the styles, and is of no kind that a page needs
        assertThat(signedIn().get("/assets/version.txt").statusCode()).isEqualTo(404);
        assertThat(signedIn().get("/assets/havn.css").statusCode()).isEqualTo(200);
    }

    @Test
    void foldersAndTraceAreClosed() throws Exception {
        assertThat(signedIn().get("/assets/").statusCode()).isEqualTo(404);
        assertThat(raw("TRACE /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Told: back\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .doesNotContain("X-Told");
    }

    @Test
    void otherMethodsThanThePagesUseAreRefused() throws Exception {
        for (var method : List.of("OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND")) {
            var answer = send(request("/sign-in").method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(header(answer, "allow")).isEqualTo("GET, HEAD, POST");
        }
    }

    @Test
    void stylesAndScriptsSayTheirCharset() throws Exception {
        assertThat(header(send(request("/assets/havn.css")), "content-type")).isEqualTo("text/css;charset=UTF-8");
        assertThat(header(send(request("/assets/havn.js")), "content-type")).isEqualTo("text/javascript;charset=UTF-8");
    }

    @Test
    void aBrowserMayReportWhatThePolicyStopped() throws Exception {
        var page = send(request("/sign-in"));
        assertThat(header(page, "content-security-policy")).contains("report-to policy");
        assertThat(header(page, "reporting-endpoints")).isEqualTo("policy=\"/policy-reports\"");

        var answer = send(request("/policy-reports")
                .header("Content-Type", "application/reports+json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "[{\"type\":\"csp-violation\",\"body\":{\"effectiveDirective\":\"script-src-elem\"}}]")));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "set-cookie")).isEmpty();
    }

    @Test
    void whoeverSignsInComesToThePageTheyAskedForAndAnAddressThatIsTooLongIsForgotten() throws Exception {
        var asked = send(request("/work/reference/languages?word=a"));
        var back = cookies(asked);
        var page = send(request("/sign-in"));
        var answer = send(request("/sign-in")
                .header("Cookie", cookies(page) + "; " + back)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "_csrf=" + token(page) + "&name=" + name + "&password=" + PASSWORD.replace(' ', '+'))));

        assertThat(header(answer, "location")).endsWith("/work/reference/languages?word=a");
        assertThat(header(send(request("/work/reference?word=" + "a".repeat(1_000))), "set-cookie"))
                .doesNotContain("havn-back");
        assertThat(asked.headers().allValues("set-cookie")).allMatch(it -> it.length() < 4_096);
    }

    @Test
    void theSiteIsReachedFromItsOwnMachineOnly(@Autowired org.springframework.core.env.Environment environment)
            throws Exception {
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        var others = java.net.NetworkInterface.networkInterfaces()
                .flatMap(java.net.NetworkInterface::inetAddresses)
                .filter(it -> it instanceof java.net.Inet4Address && !it.isLoopbackAddress())
                .toList();
        for (var address : others) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new Socket(address, port).close()))
                    .as(address.toString())
                    .isInstanceOf(java.net.ConnectException.class);
        }
    }

    @Test
    void onlyTheOperatorsProxiesMaySayHowARequestCame(@Autowired org.springframework.core.env.Environment environment) {
        var proxies = Pattern.compile(environment.getProperty("server.tomcat.remoteip.internal-proxies", ""));

        assertThat(proxies.matcher("127.0.0.1").matches()).isTrue();
        for (var address : List.of("10.0.0.7", "192.168.1.4", "172.17.0.2", "169.254.1.1", "fd00::1")) {
            assertThat(proxies.matcher(address).matches()).as(address).isFalse();
        }
    }

    @Test
    void monitoringTellsAStatusAndNothingElse() throws Exception {
        assertThat(send(request("/actuator/health")).body()).doesNotContain("details", "components", "PostgreSQL");
        for (var address : List.of("/actuator/env", "/actuator/heapdump", "/actuator/mappings", "/v3/api-docs")) {
            assertThat(send(request(address)).statusCode()).as(address).isNotEqualTo(200);
            assertThat(signedIn().get(address).statusCode()).as(address).isNotEqualTo(200);
        }
    }

    @Test
    void anErrorTellsNothingOfTheInside() throws Exception {
        var broken = List.of(
                signedIn().get("/work/nothing-here"),
                signedIn().get("/work/programme?id=no-id"),
                signedIn().get("/work/communities/xx/placements"),
                send(request("/sign-in;a=b")),
                send(request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("name=a%00b"))));

        assertThat(broken).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(INSIDE.matcher(answer.body()).results().map(it -> it.group()))
                    .as(answer.uri().toString())
                    .isEmpty();
            assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
        });
    }

    @Test
    void aRefusalBeforeAnythingIsReadTellsABrowserTheSame() throws Exception {
        var refused = send(request("/sign-in;a=b"));
        var foreign = send(request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=a")));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Something in this request could not be read");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).contains("did not come from here");
        for (var answer : List.of(refused, foreign, send(request("/sign-in")))) {
            assertThat(header(answer, "content-security-policy")).contains("default-src 'self'");
            assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
            assertThat(header(answer, "cross-origin-opener-policy")).isEqualTo("same-origin");
            assertThat(header(answer, "cross-origin-resource-policy")).isEqualTo("same-origin");
            assertThat(header(answer, "strict-transport-security")).isEmpty();
        }
    }

    @Test
    void behindTlsEveryCookieBelongsToThisHostAlone() throws Exception {
        var page = send(overTls("/sign-in"));
        var answer = send(overTls("/sign-in")
                .header("Cookie", cookies(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "_csrf=" + token(page) + "&name=" + name + "&password=" + PASSWORD.replace(' ', '+'))));
        var language = send(overTls("/language?to=nb"));
        var turnedBack = send(overTls("/work/reference?word=a"));

        var set = java.util.stream.Stream.of(page, answer, language, turnedBack)
                .flatMap(it -> it.headers().allValues("set-cookie").stream())
                .toList();
        assertThat(set)
                .anyMatch(it -> it.startsWith("__Host-havn-session="))
                .anyMatch(it -> it.startsWith("__Host-XSRF-TOKEN="))
                .anyMatch(it -> it.startsWith("__Host-havn-language="))
                .anyMatch(it -> it.startsWith("__Host-havn-back="))
                .allMatch(it -> it.startsWith("__Host-"))
                .allMatch(it -> it.contains("Secure") && it.contains("Path=/") && it.contains("SameSite=Lax"));
        assertThat(header(page, "strict-transport-security")).startsWith("max-age=31536000");
        assertThat(send(overTls("/work/reference").header("Cookie", cookies(answer)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyCookieSaysSameSite() throws Exception {
        var cookies = java.util.stream.Stream.of(
                        signIn(), send(request("/sign-in")), send(request("/work")), send(request("/language?to=nb")))
                .flatMap(it -> it.headers().allValues("set-cookie").stream())
                .toList();

        assertThat(cookies).hasSizeGreaterThanOrEqualTo(4).allMatch(it -> it.contains("SameSite=Lax"));
    }

    @Test
    void aSessionsNameIsRandomAndLong() throws Exception {
        var kept = jdbc.sql("select session_id from access.session").query(String.class);
        signIn();

        assertThat(kept.list()).isNotEmpty().allMatch(it -> it.matches("[A-Za-z0-9_-]{36}"));
        assertThat(kept.list()).noneMatch(it -> it.matches("[0-9a-f]{8}-[0-9a-f]{4}-.*"));
    }

    @Test
    void nobodyWorksOnForLongerThanTwelveHours() throws Exception {
        var cookies = cookies(signIn());
        assertThat(send(request("/work/reference").header("Cookie", cookies)).statusCode())
                .isEqualTo(200);

        transaction.executeWithoutResult(_ -> jdbc.sql("""
                update access.session_attributes set attribute_bytes = convert_to(:then, 'UTF8')
                 where attribute_name = 'signed-in-at'
                """)
                .param(
                        "then",
                        java.time.Instant.now()
                                .minus(java.time.Duration.ofHours(13))
                                .toString())
                .update());

        assertThat(send(request("/work/reference").header("Cookie", cookies)).statusCode())
                .isEqualTo(302);
    }

    @Test
    void aMistakeIsTheReadersAndNotTheServers() throws Exception {
        var reader = signedIn();

        assertThat(reader.get("/work/programme?id=no-id").statusCode()).isEqualTo(400);
        assertThat(reader.get("/error").statusCode()).isEqualTo(404);
        assertThat(reader.get("/work/reference/languages?word=a%00b").statusCode())
                .isEqualTo(422);
        assertThat(reader.get("/work/reference/languages?word=" + "a".repeat(4_001))
                        .statusCode())
                .isEqualTo(422);
        assertThat(reader.get("/language?to=nb&back=/%7Bx%7D").statusCode()).isEqualTo(302);
        assertThat(reader.get("/language?to=nb&back=/a%0ab").statusCode()).isEqualTo(302);
    }

    @Test
    void oneLetterWrittenInTwoWaysIsOneLetter() {
        // typed with a ring that stands by itself
        assertThat(signedIn().get("/work/reference/languages?word=bokma%CC%8Al").body())
                .contains("bokm\u00E5l")
                .doesNotContain("\u030A");
    }

    private HttpRequest.Builder overTls(String path) {
        return request(path).header("X-Forwarded-Proto", "https");
    }

    @Test
    void theLengthToldIsTheLengthSent() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var page = client.send(request("/sign-in").build(), HttpResponse.BodyHandlers.ofByteArray());

            assertThat(page.headers().firstValueAsLong("content-length")).hasValue(page.body().length);
        }
    }

    @Test
    void twoLengthsAreNotTwoRequests() throws Exception {
        var hidden = "GET /about-the-data HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var answers = raw("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + (5 + hidden.length())
                + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden);

        assertThat(Pattern.compile("HTTP/1\\.1 \\d{3}").matcher(answers).results())
                .hasSize(1);
    }

    private Visitor signedIn() {
        var reader = new Visitor(port);
        reader.signIn(name, PASSWORD);
        return reader;
    }

    /// Signs in without keeping cookies, so that a test can look at them.
    private HttpResponse<String> signIn() throws Exception {
        var page = send(request("/sign-in"));
        return send(request("/sign-in")
                .header("Cookie", cookies(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "_csrf=" + token(page) + "&name=" + name + "&password=" + PASSWORD.replace(' ', '+'))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /// What comes back for these very bytes, until the server closes or says nothing for a while.
    private String raw(String bytes) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(2000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            var buffer = new byte[1 << 14];
            try {
                for (var read = socket.getInputStream().read(buffer);
                        read > 0;
                        read = socket.getInputStream().read(buffer)) {
                    answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                }
            } catch (java.net.SocketTimeoutException silence) {
                // everything has been said
            }
            return answer.toString();
        }
    }

    private static String token(HttpResponse<String> page) {
        var matcher = TOKEN.matcher(page.body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .map(it -> it.substring(0, it.indexOf(';')))
                .filter(it -> !it.endsWith("="))
                .collect(Collectors.joining("; "));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
