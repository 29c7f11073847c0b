package org.havn.interviews.offline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.havn.fuzz.Target;
import org.havn.interviews.InterviewId;

/// What a device brings back of an interview, once it was opened: a device may have been taken over, so its texts are
/// nobody's word.
public final class BroughtBackParsers {
    private static final UUID KEY = new UUID(1, 2);

    private BroughtBackParsers() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText(
                        "brought-lines",
                        List.of("0192d9c0-0000-7000-8000-000000000001 AAECAwQF\n"
                                + "0192d9c0-0000-7000-8000-000000000002 BgcICQ"),
                        OfflinePage::brought,
                        CheckOutNotWhole.class),
                Target.ofBytes(
                        "brought-recording",
                        List.of(new byte[] {0, 0, 0, 2, 7, 7, 0, 0, 0, 1, 9}, new byte[] {0, 0, 0, 0, 0, 0, 0, 0}),
                        body -> BroughtRecording.of(KEY, body).sound(new byte[32]),
                        CheckOutNotWhole.class),
                Target.ofBytes(
                        "brought-back",
                        List.of(
                                utf8("""
                                {"kind":"begin","at":"2026-11-27T10:00:00Z","language":"apc","dialect":"Halebi",
                                 "interpreter":"I-12"}"""),
                                utf8("""
                                {"kind":"answer","at":"2026-11-27T10:01:00Z","path":"each_member[a-1]/health/wound",
                                 "standing":"GIVEN","value":"سأعود","base":1,
                                 "after":"0192d9c0-0000-7000-8000-000000000001"}"""),
                                utf8("""
                                {"kind":"recording","at":"2026-11-27T10:02:00Z","path":"each_member[a-1]/health/voice",
                                 "base":0,"after":"","under":"AAECAwQF"}"""),
                                utf8("{\"kind\":\"finish\",\"at\":\"2026-11-27T11:00:00Z\"}")),
                        text -> Said.of(text, KEY, new InterviewId(KEY), "device-1")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
