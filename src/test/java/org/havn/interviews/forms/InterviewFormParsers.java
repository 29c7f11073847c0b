package org.havn.interviews.forms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.havn.fuzz.Target;

/// Forms as people bring them, and filled-in ones as devices send them. What cannot be read is told, never thrown.
public final class InterviewFormParsers {
    private static final String SURVEY = """
            type,name,label,relevant,constraint,choice_filter
            begin_group,home,Home,,,
            select_one yes,lives,Lives here?,,,
            integer,rooms,Rooms,${lives} = 'y',. > 0 and . < 30,
            text,name,Name,"selected(${lives}, 'y')","regex(., '[a-z]+')",
            end_group,,,,,
            """;
    private static final String CHOICES = "list_name,name,label\nyes,y,Yes\nyes,n,No\n";
    private static final String SETTINGS = "form_id,form_title,version,default_language\nhome,Home,1,English (en)\n";

    private InterviewFormParsers() {}

    public static List<Target> all() {
        var form = XlsForms.folder("home", sheets(SURVEY)).get();
        return List.of(
                Target.ofText("xlsform-survey", List.of(SURVEY), text -> XlsForms.folder("home", sheets(text))),
                Target.ofBytes(
                        "xlsform-spreadsheet",
                        List.of(XlsFormWriter.write(form)),
                        file -> XlsForms.spreadsheet("home.xlsx", file)),
                Target.ofBytes("xform", List.of(XForms.write(form)), file -> XForms.read("home.xml", file)),
                Target.ofBytes("openrosa-filled-in", List.of(FILLED_IN), FilledXForm::read),
                Target.ofText(
                        "field-path",
                        List.of("home/rooms", "each_member[0192d9c0-0000-7000-8000-000000000001]/health/wound"),
                        FieldPath::of,
                        IllegalArgumentException.class));
    }

    private static Map<String, byte[]> sheets(String survey) {
        return Map.of("survey.csv", utf8(survey), "choices.csv", utf8(CHOICES), "settings.csv", utf8(SETTINGS));
    }

    private static final byte[] FILLED_IN = utf8("""
            <home id="home" version="1" xmlns:orx="http://openrosa.org/xforms"><home><lives>y</lives><rooms>3</rooms>
            </home><person><name>one</name></person><person><name>two</name></person>
            <orx:meta><orx:instanceID>uuid:0192d9c0-0000-7000-8000-000000000001</orx:instanceID></orx:meta></home>""");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
