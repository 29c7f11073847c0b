package org.havn.interviews;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.havn.cases.CaseNumber;
import org.havn.interviews.forms.ReadForm;
import org.havn.interviews.forms.XlsForms;
import org.havn.reference.LanguageTag;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// A form that is read out in two languages, one question of it in Arabic alone; and interviews on it.
public final class ReadOut {
    public static final String ADDRESS = "/work/forms/read-out/1/sounds/";
    public static final byte[] ENGLISH = Sounds.wav("are you ill");
    public static final byte[] ARABIC = Sounds.wav("hal anta marid");
    public static final byte[] MORE = Sounds.wav("ihki akthar");

    private static final String SURVEY = """
            type,name,label::en,label::ar,media::audio::en,media::audio::ar
            begin_group,home,At home,في البيت,,
            select_one yn,ill,Are you ill?,هل أنت مريض؟,ill-en.wav,ill-ar.wav
            text,more,Tell more,احكِ أكثر,,more-ar.wav
            note,thanks,Thank you,شكرًا,,
            end_group,,,,,
            """;

    private ReadOut() {}

    public static ReadForm form() {
        return form("read-out", Map.of("ill-en.wav", ENGLISH, "ill-ar.wav", ARABIC, "more-ar.wav", MORE));
    }

    /// The same under another name, with other files or without.
    public static ReadForm form(String id, Map<String, byte[]> sounds) {
        var files = new java.util.TreeMap<>(sounds);
        files.put("survey.csv", bytes(SURVEY));
        files.put("choices.csv", bytes("list_name,name,label::en,label::ar\nyn,yes,Yes,نعم\nyn,no,No,لا\n"));
        files.put("settings.csv", bytes("form_id,version,form_title,default_language\n" + id + ",1,Read out,en\n"));
        return XlsForms.folder(id, files);
    }

    /// An interview in Arabic, on this form instead of the shipped one.
    public static Interview interview(BeanFactory house, CaseNumber family) {
        return interview(house, family, form());
    }

    static Interview interview(BeanFactory house, CaseNumber family, ReadForm brought) {
        var interview = new Interview(
                InterviewId.next(),
                family,
                brought.get().id(),
                brought.get().version(),
                InterviewState.PLANNED,
                LocalDate.of(2026, 12, 1),
                new InterpretedBy(new LanguageTag("apc"), "shami", null),
                null,
                null,
                null);
        house.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            house.getBean(FormRows.class).keep(brought);
            house.getBean(InterviewRows.class).insert(interview);
        });
        return interview;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
