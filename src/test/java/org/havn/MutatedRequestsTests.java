package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havn.access.Accounts;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.needs.Needs;
import org.havn.placement.Rounds;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// SECURITY.md, S4: every operation of the route table is asked with what no form of Havn's would send (fields missing,
/// doubled, endless, of the wrong kind, with control characters, in broken UTF-8; addresses, headers and bodies that
/// are
/// none), and answers. None of it may end in an error of ours: 0 answers of 500.
///
/// Some are drawn here, by a seed; `./havn drill requests` takes twenty thousand of them.
@HavnTest
@TestPropertySource(
        properties = {"havn.placement.seconds=2", "havn.tested=mutated-requests"}) // for a database of its own
class MutatedRequestsTests {
    private static final String CASE = "HVN-26-000200";
    private static final String PASSWORD = "a sentence to remember";
    private static final long SEED = Long.getLong("havn.drill.seed", 26);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> WRONG = List.of(
            "",
            "%20",
            "-1",
            "0",
            "99999999999999999999",
            "1e999",
            "NaN",
            "2026-02-30",
            "0000-00-00",
            "null",
            "true",
            "on",
            "%5B%5D",
            "HVN-26-000200",
            "HVN-99-999999",
            "4601",
            "0000",
            "AR",
            "zz-ZZ-zz",
            "%00",
            "a%07b",
            "%1B%5B2J",
            "%FF%FE",
            "%C3%28",
            "%ED%A0%80",
            "%F0%9F%98%80",
            "%E2%80%AE",
            "%zz",
            "%",
            "+",
            "=",
            "%0D%0ASet-Cookie:%20a=b",
            "..%2F..%2Fetc%2Fpasswd",
            "%3Cscript%3E",
            "%27%3B--",
            "%24%7B7*7%7D",
            "018f0000-0000-7000-8000-000000000001",
            "018F0000-0000-7000-8000-00000000000G");
    private static final List<String> HEADERS = List.of(
            "Accept: */*\r\n",
            "Accept: application/json\r\n",
            "Accept: nonsense;q=x\r\n",
            "Accept-Language: \u00ff\u00fe, x-x-x;q=9\r\n",
            "Accept-Language: " + "a-".repeat(500) + "\r\n",
            "HX-Request: true\r\nHX-Target: \u00ff\r\n",
            "X-Forwarded-Proto: nonsense\r\nX-Forwarded-For: 999.1.1.1, ::::\r\n",
            "Forwarded: for=;;=\r\n",
            "Range: bytes=9-1,-,x\r\n",
            "If-Modified-Since: yesterday\r\nIf-None-Match: \"\r\n",
            "Content-Encoding: gzip\r\n",
            "Expect: the unexpected\r\n",
            "Origin: null\r\nSec-Fetch-Site: cross-site\r\n",
            "Authorization: Basic !!!\r\n",
            "Cookie: SESSION=%%%; a=\"\r\n");
    private static final List<String> KINDS = List.of(
            FORM + ";charset=nonsense",
            FORM + ";charset=UTF-16",
            "application/json",
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=b",
            "nonsense",
            "a/b; c=\"");
    private static final List<String> METHODS =
            List.of("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "NONSENSE");

    private record Operation(String method, String path, List<String> fields) {}

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Accounts accounts;

    @Autowired
    private List<AtStart> work;

    @Autowired
    private Rounds rounds;

    @Autowired
    private Needs needs;

    private final Random random = new Random(SEED);
    /// Of all forms: some handlers read a form whose fields depend on what it is about.
    private final List<String> everyField = fieldsOfTemplates();

    @Test
    void whateverIsAskedIsAnswered() throws IOException {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        var values = values();
        var somebody = somebody();
        var operations = operations();
        var answers = new TreeMap<Integer, Integer>();
        var wrong = new ArrayList<String>();
        var thrown = new ListAppender<ILoggingEvent>();
        thrown.start();
        var log = (Logger) LoggerFactory.getLogger("org.havn.platform");
        log.addAppender(thrown);
        var requests = Drill.upTo("havn.drill.requests", 4 * operations.size(), 20_000);
        while (requests.more()) {
            var operation = operations.get(requests.done() % operations.size());
            var asked = ask(somebody, operation, values);
            answers.merge(asked.answer().status(), 1, Integer::sum);
            if (asked.answer().status() == 0 || asked.answer().status() == 500) {
                wrong.add(asked + because(thrown.list));
            }
            thrown.list.clear();
            if (asked.answer().turnsAway() || asked.answer().status() == 403) {
                somebody.signIn();
            }
        }

        log.detachAppender(thrown);
        requests.tell(
                "S4",
                "mutated requests to %d operations".formatted(operations.size()),
                "%d answers of 500; by status: %s".formatted(wrong.size(), answers));
        assertThat(wrong).isEmpty();
        assertThat(answers.keySet()).as("some have to come through").contains(200, 302, 400);
    }

    /// What was thrown, and where, from the site's own log.
    private static String because(List<ILoggingEvent> logged) {
        var told = new StringBuilder();
        for (var event : List.copyOf(logged)) {
            for (var it = event.getThrowableProxy(); it != null; it = it.getCause()) {
                told.append("\n  ").append(it.getClassName()).append(": ").append(it.getMessage());
                Arrays.stream(it.getStackTraceElementProxyArray())
                        .limit(6)
                        .forEach(frame -> told.append("\n    ").append(frame));
            }
        }
        return told.toString();
    }

    private record Asked(
            String method, String target, String kind, String body, String headers, RawRequests.Answer answer) {
        @Override
        public String toString() {
            var cut = body.length() > 300 ? body.substring(0, 300) + "…" : body;
            var where = target.length() > 300 ? target.substring(0, 300) + "…" + target.length() : target;
            var said = answer.status() == 0 ? answer.text() : "";
            return "%s %s [%s] %s %s answered %d %s"
                    .formatted(method, where, kind, cut, headers.strip(), answer.status(), said);
        }
    }

    private Asked ask(RawRequests somebody, Operation operation, Map<String, String> values) {
        var target = path(operation.path(), values);
        var fields = fields(operation);
        var headers = random.nextInt(6) == 0 ? pick(HEADERS) : "";
        var method = random.nextInt(12) == 0 ? pick(METHODS) : operation.method();
        if (!method.equals("POST") && random.nextInt(8) > 0) {
            target += fields.isEmpty() ? "" : "?" + fields;
            return sent(somebody, method, target, "", "", headers);
        }
        var kind = random.nextInt(8) == 0 ? pick(KINDS) : FORM;
        var body = somebody.token() + (fields.isEmpty() ? "" : "&" + fields);
        if (kind.startsWith("multipart") || random.nextInt(10) == 0) {
            kind = random.nextBoolean() ? "multipart/form-data; boundary=b" : kind;
            body = multipart(somebody, operation);
        }
        return sent(somebody, method, target, kind, body, headers);
    }

    private Asked sent(RawRequests somebody, String method, String target, String kind, String body, String headers) {
        var answer = somebody.send(method, target, kind, body.getBytes(StandardCharsets.ISO_8859_1), headers);
        return new Asked(method, target, kind, body, headers, answer);
    }

    /// The address with what belongs into it, or now and then with something else.
    private String path(String pattern, Map<String, String> values) {
        var path = new StringBuilder();
        for (var part : pattern.split("/", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            path.append('/');
            if (!part.startsWith("{")) {
                path.append(part);
            } else if (random.nextInt(5) == 0) {
                path.append(pick(WRONG).replace("=", "%3D"));
            } else {
                var variable = part.replaceAll("[{}]|:.*", "");
                path.append(values.getOrDefault(variable, new UUID(0, 1).toString()));
            }
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    /// The fields that the operation knows, some of them missing, doubled, endless or of the wrong kind.
    private String fields(Operation operation) {
        var fields = new ArrayList<String>();
        for (var name : operation.fields()) {
            var times = random.nextInt(6) == 0 ? random.nextInt(3) : 1;
            for (var time = 0; time < times; time++) {
                fields.add(name + "=" + value());
            }
        }
        for (var more = random.nextInt(5); more > 0; more--) {
            fields.add(pick(everyField) + "=" + value());
        }
        if (random.nextInt(10) == 0) {
            fields.add(value() + "=" + value());
        }
        if (random.nextInt(40) == 0) {
            for (var i = 0; i < 2_000; i++) {
                fields.add("f" + i + "=");
            }
        }
        return String.join("&", fields);
    }

    private String value() {
        return switch (random.nextInt(12)) {
            case 0 -> "x".repeat(4_000);
            case 1 -> "%C3%B8".repeat(4_001);
            case 2 -> random.nextInt(20) == 0 ? "x".repeat(2_200_000) : "word";
            default -> pick(WRONG);
        };
    }

    private String multipart(RawRequests somebody, Operation operation) {
        var body = new StringBuilder();
        for (var field : somebody.token().split("&", -1)) {
            body.append(part(field.substring(0, field.indexOf('=')), "", field.substring(field.indexOf('=') + 1)));
        }
        for (var name : operation.fields()) {
            body.append(part(name, name.equals("file") ? "; filename=\"" + pick(WRONG) + "\"" : "", value()));
        }
        var file = List.of(
                "",
                "case_number,person\n\"",
                "PK\u0003\u0004nonsense",
                "\u00ff\u00fe",
                "a".repeat(100_000),
                "code\n\0\n");
        body.append(part("file", "; filename=\"a.csv\"\r\nContent-Type: text/csv", pick(file)));
        return random.nextInt(4) == 0 ? body.substring(0, random.nextInt(body.length())) : body + "--b--\r\n";
    }

    private static String part(String name, String more, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content + "\r\n";
    }

    private Map<String, String> values() {
        var opened = rounds.all().getLast();
        var values = new LinkedHashMap<String, String>();
        values.put("number", CASE);
        values.put("household", CASE);
        values.put("code", "4601");
        values.put("key", "countries");
        values.put("round", opened.id().value().toString());
        values.put("solve", rounds.solvesOf(opened.id()).getFirst().id().value().toString());
        values.put(
                "need", needs.of(new CaseNumber(CASE)).getFirst().id().value().toString());
        values.put("id", values.get("round"));
        values.put("act", "confirmation");
        values.put("rule", "pin");
        values.put("inquiry", new UUID(0, 1).toString());
        return values;
    }

    /// Somebody with every task at once, so that nothing is refused before it is read.
    private RawRequests somebody() {
        var name = "mutated-" + UUID.randomUUID();
        accounts.open(name, "A tester", PASSWORD, Role.staff(), DemoUnits.PLACEMENT);
        var somebody = new RawRequests(port, name, PASSWORD);
        somebody.signIn();
        return somebody;
    }

    /// The route table, with the fields that each handler's parameters and the matrix name.
    private List<Operation> operations() throws IOException {
        var known = new TreeMap<String, Set<String>>();
        for (var line : Files.readAllLines(Path.of("src/test/resources/authorization-matrix.csv"))) {
            var cells = line.split(";", -1);
            if (cells.length > 3 && !line.startsWith("#")) {
                known.computeIfAbsent(
                                cells[0] + " " + cells[1].replaceAll("\\{id:[a-z]+}", "{id}"), _ -> new TreeSet<>())
                        .addAll(Arrays.stream(cells[2].split("&", -1))
                                .map(it -> it.replaceFirst("=.*", ""))
                                .filter(it -> !it.isEmpty())
                                .toList());
            }
        }
        var operations = new ArrayList<Operation>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            if (!method.getBeanType().getName().startsWith("org.havn.")) {
                return;
            }
            for (var pattern : mapping.getPatternValues()) {
                for (var verb : mapping.getMethodsCondition().getMethods()) {
                    var fields = known.getOrDefault(verb + " " + pattern, new TreeSet<>());
                    for (var parameter : method.getMethodParameters()) {
                        var asked =
                                AnnotatedElementUtils.getMergedAnnotation(parameter.getParameter(), RequestParam.class);
                        if (asked != null) {
                            fields.add(
                                    asked.name().isEmpty()
                                            ? parameter.getParameter().getName()
                                            : asked.name());
                        }
                    }
                    operations.add(new Operation(verb.name(), pattern, List.copyOf(fields)));
                }
            }
        });
        operations.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
        return operations;
    }

    private static List<String> fieldsOfTemplates() {
        var names = Pattern.compile("name=\"([A-Za-z][A-Za-z.-]*)\"");
        try (var templates = Files.walk(Path.of("src/main/jte"))) {
            var found = new TreeSet<String>();
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                names.matcher(Files.readString(template)).results().forEach(it -> found.add(it.group(1)));
            }
            return List.copyOf(found);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
