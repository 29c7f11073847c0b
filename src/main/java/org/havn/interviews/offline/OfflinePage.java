package org.havn.interviews.offline;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.FreshProof;
import org.havn.access.KeptOnDevice;
import org.havn.access.Role;
import org.havn.cases.Cases;
import org.havn.interviews.Interview;
import org.havn.interviews.InterviewId;
import org.havn.interviews.Interviews;
import org.havn.interviews.Microphone;
import org.havn.platform.AnsweredAnew;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The page that works without a network, and what its script asks when there is one.
@Controller
class OfflinePage {
    private static final String CHECK_OUT = "/work/offline/check-outs/{id}";
    private static final String INTERVIEW = "/work/cases/{number}/interviews/{id}";
    private static final int MOST_BYTES = 256 * 1024;
    /// Of a recording, with what its seals add.
    private static final int MOST_SOUND = 12_000_000;
    private static final int MOST_AT_ONCE = 100;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final CheckOuts checkOuts;
    private final BroughtRecordings recordings;
    private final TakenAlong takenAlong;
    private final OfflineWords words;
    private final Cases cases;
    private final Interviews interviews;
    private final java.time.Clock clock;

    OfflinePage(
            CheckOuts checkOuts,
            BroughtRecordings recordings,
            TakenAlong takenAlong,
            OfflineWords words,
            Cases cases,
            Interviews interviews,
            java.time.Clock clock) {
        this.checkOuts = checkOuts;
        this.recordings = recordings;
        this.takenAlong = takenAlong;
        this.words = words;
        this.cases = cases;
        this.interviews = interviews;
        this.clock = clock;
    }

    /// The empty page, which a browser keeps: nobody's name is on it, and no case. It may ask for the microphone.
    @Allowed(Role.CASEWORKER)
    @GetMapping("/work/offline/interviews")
    String show(HttpServletResponse response, Model model) {
        Microphone.mayBeAskedFor(response);
        model.addAttribute("texts", words.json());
        return "interviews/offline";
    }

    /// Where a browser comes back to from signing in: past the page that it keeps, and to it again.
    @Allowed(Role.CASEWORKER)
    @GetMapping("/work/offline/back")
    String back() {
        return "redirect:/work/offline/interviews";
    }

    /// The script that answers for the page without a network. It may only answer for what lies beside it.
    @Allowed(Role.CASEWORKER)
    @GetMapping("/work/offline/worker.js")
    ResponseEntity<byte[]> worker() throws IOException {
        var script = new ClassPathResource("static/assets/offline-worker.js").getContentAsByteArray();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .body(script);
    }

    /// The way to taking an interview along: whoever is at the keyboard proves first that they are who
    /// signed in, and then goes on to the page that a browser keeps.
    @Allowed(Role.CASEWORKER)
    @FreshProof
    @GetMapping(INTERVIEW + "/taking-along")
    String begin(@PathVariable String number, @PathVariable UUID id) {
        var interview = theirs(number, id);
        return "redirect:/work/offline/interviews#take=" + interview.household() + "/interviews/" + interview.id();
    }

    @AnsweredAnew("its own id makes it one check-out, and a lost answer has to come again whole")
    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(INTERVIEW + "/check-outs")
    ResponseEntity<byte[]> take(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam UUID checkOut,
            @RequestParam String device,
            @RequestParam String because,
            @RequestParam int hours,
            HttpServletRequest request) {
        var interview = theirs(number, id);
        var reason = Arrays.stream(CheckOut.Reason.values())
                .filter(it -> it.name().equals(because))
                .findFirst()
                .orElseThrow(CheckOutNotWhole::new);
        if (!device.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new CheckOutNotWhole();
        }
        var taken = checkOuts.take(checkOut, interview.id(), device, reason, hours);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, KeptOnDevice.mark(request, true).toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(takenAlong.json(taken).getBytes(StandardCharsets.UTF_8));
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(INTERVIEW + "/check-outs/{taken}/revocation")
    String revoke(@PathVariable String number, @PathVariable UUID id, @PathVariable UUID taken) {
        var interview = theirs(number, id);
        checkOuts.revoke(interview, taken);
        return "redirect:/work/cases/" + interview.household() + "/interviews/" + interview.id();
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping(CHECK_OUT)
    ResponseEntity<byte[]> state(@PathVariable UUID id) {
        return json("state", checkOuts.get(id).at(clock.instant()).name());
    }

    @AnsweredAnew("it tells the half of a key, and changes nothing but the trail")
    @Allowed(Role.CASEWORKER)
    @PostMapping(CHECK_OUT + "/half")
    ResponseEntity<byte[]> unlock(@PathVariable UUID id) {
        return json("half", checkOuts.unlock(id));
    }

    /// A line for each thing that comes back: its key, a space, and the sealed text in base64 for
    /// addresses.
    @AnsweredAnew("each answer has a key of its own, and a lost answer has to come again whole")
    @Allowed(Role.CASEWORKER)
    @PostMapping(CHECK_OUT + "/answers")
    ResponseEntity<byte[]> receive(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        checkOuts.get(id); // whose it is comes before what it says
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new CheckOutNotWhole();
        }
        var received = checkOuts.receive(id, brought(new String(body, StandardCharsets.US_ASCII)));
        var json = JsonNodeFactory.instance.arrayNode();
        received.forEach(it -> put(it, json.addObject()));
        return answer(json);
    }

    /// One recording, as [BroughtRecording] reads it. What is longer than any that is taken is not read to its end.
    @AnsweredAnew("its own key makes it one recording, and a lost answer has to come again whole")
    @Allowed(Role.CASEWORKER)
    @PostMapping(CHECK_OUT + "/recordings/{key}")
    ResponseEntity<byte[]> receiveRecording(@PathVariable UUID id, @PathVariable UUID key, HttpServletRequest request)
            throws IOException {
        checkOuts.get(id); // whose it is comes before what it says
        var body = request.getInputStream().readNBytes(MOST_SOUND + 1);
        var received = body.length > MOST_SOUND
                ? recordings.tooLarge(id, key)
                : recordings.receive(id, BroughtRecording.of(key, body));
        return answer(put(received, JsonNodeFactory.instance.objectNode()));
    }

    private static ObjectNode put(Received received, ObjectNode json) {
        return json.put("key", received.key().toString())
                .put("outcome", received.outcome().name())
                .put("version", received.version());
    }

    static List<BroughtBack> brought(String body) {
        var brought = new ArrayList<BroughtBack>();
        for (var line : body.split("\n", -1)) {
            var space = line.indexOf(' ');
            if (space != 36 || brought.size() == MOST_AT_ONCE) {
                throw new CheckOutNotWhole();
            }
            try {
                brought.add(new BroughtBack(
                        UUID.fromString(line.substring(0, space)), CheckOuts.bytes(line.substring(space + 1))));
            } catch (IllegalArgumentException noLine) {
                throw new CheckOutNotWhole();
            }
        }
        return brought;
    }

    /// @param last whether nothing else is kept in this browser
    @AnsweredAnew("saying it twice changes nothing")
    @Allowed(Role.CASEWORKER)
    @PostMapping(CHECK_OUT + "/return")
    void bringBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean last,
            HttpServletRequest request,
            HttpServletResponse response) {
        checkOuts.bringBack(id);
        if (last) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE, KeptOnDevice.mark(request, false).toString());
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private Interview theirs(String number, UUID id) {
        var family = cases.get(number);
        var interview = interviews.get(new InterviewId(id));
        if (!interview.household().equals(family.number())) {
            throw new CheckOutNotFound();
        }
        return interview;
    }

    private static ResponseEntity<byte[]> json(String field, String value) {
        return answer(JsonNodeFactory.instance.objectNode().put(field, value));
    }

    private static ResponseEntity<byte[]> answer(JsonNode json) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(MAPPER.writeValueAsBytes(json));
    }
}
