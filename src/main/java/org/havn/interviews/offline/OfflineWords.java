package org.havn.interviews.offline;

import java.util.List;
import java.util.Locale;
import org.havn.platform.Texts;
import org.havn.platform.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Every text of the page that works without a network, in every language at once: there it cannot ask for
/// another.
@Component
class OfflineWords {
    /// What the script says, by the last part of the key `interviews.offline.…`; numbers and names in it
    /// are `{0}`.
    private static final List<String> KEYS = List.of(
            "title",
            "intro",
            "language",
            "none",
            "none.next",
            "take",
            "take.text",
            "take.because",
            "take.NO_NETWORK",
            "take.HOME_VISIT",
            "take.MISSION",
            "take.hours",
            "take.hours.n",
            "take.network",
            "take.network.no",
            "take.network.yes",
            "take.passphrase",
            "take.passphrase.hint",
            "take.passphrase.again",
            "take.button",
            "take.working",
            "take.proof",
            "take.proof.link",
            "fault.passphrase",
            "fault.again",
            "fault.wrong",
            "fault.network",
            "fault.over",
            "fault.refused",
            "fault.store",
            "out",
            "out.until",
            "out.waiting",
            "unlock",
            "unlock.passphrase",
            "unlock.button",
            "unlock.working",
            "over",
            "over.text",
            "lock",
            "send",
            "send.working",
            "send.sent",
            "send.conflicts",
            "send.aside",
            "send.broken",
            "send.withdrawn",
            "send.destroyed",
            "send.too-large",
            "send.sign-in",
            "send.sign-in.link",
            "remove",
            "remove.text",
            "finished",
            "begin",
            "begin.text",
            "begin.consent",
            "begin.button",
            "begin.language",
            "begin.dialect",
            "begin.interpreter",
            "parts.household",
            "parts.alone",
            "part.general",
            "part.answered",
            "part.closed",
            "alone",
            "back",
            "add",
            "asked-in",
            "saved",
            "save.failed",
            "unknown",
            "nothing",
            "clear",
            "standing.UNKNOWN",
            "standing.NONE",
            "invalid",
            "recording",
            "listen",
            "sounds.missing",
            "sounds.left",
            "record",
            "record.hint",
            "record.running",
            "record.stop",
            "record.refused",
            "record.nothing",
            "record.made",
            "record.listen",
            "record.quiet",
            "record.unplayable",
            "record.throw",
            "record.throw.sure",
            "record.house",
            "record.gone",
            "finish",
            "finish.text",
            "missing",
            "finish.button",
            "expires.soon");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String json;

    OfflineWords(Texts texts) {
        var all = JsonNodeFactory.instance.objectNode();
        for (var locale : Texts.FAMILIES) {
            var words = texts.in(locale);
            var language = all.putObject(locale.getLanguage());
            language.put("name", name(locale));
            language.put("direction", words.direction());
            KEYS.forEach(key -> language.put(key, said(words, key)));
        }
        this.json = MAPPER.writeValueAsString(all);
    }

    /// By language and key, as JSON.
    String json() {
        return json;
    }

    private static String name(Locale locale) {
        return locale.getDisplayLanguage(locale);
    }

    private static String said(Words words, String key) {
        return words.say("interviews.offline." + key, "{0}", "{1}");
    }
}
