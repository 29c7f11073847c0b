package org.havn.interviews.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XFormTests {
    /// As pyxform writes a form with a repeat: twice, and with paths of its own making.
    private static final String BY_PYXFORM = """
            <?xml version="1.0"?>
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
                    xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"
                    xmlns:odk="http://www.opendatakit.org/xforms">
              <h:head>
                <h:title>Visit</h:title>
                <model odk:xforms-version="1.0.0">
                  <itext>
                    <translation lang="English (en)" default="true()">
                      <text id="/data/child/age:label"><value>How old?</value></text>
                      <text id="yn-0"><value>Yes</value></text>
                      <text id="yn-1"><value>No</value></text>
                    </translation>
                    <translation lang="Arabic (ar)">
                      <text id="/data/child/age:label"><value>كم العمر؟</value></text>
                      <text id="yn-0"><value>نعم</value></text>
                      <text id="yn-1"><value>لا</value></text>
                    </translation>
                  </itext>
                  <instance>
                    <data id="visit" version="2">
                      <start/>
                      <child jr:template=""><age/><school/></child>
                      <child><age/><school/></child>
                      <children/>
                      <meta><instanceID/></meta>
                    </data>
                  </instance>
                  <instance id="yn"><root>
                    <item><itextId>yn-0</itextId><name>yes</name></item>
                    <item><itextId>yn-1</itextId><name>no</name></item>
                  </root></instance>
                  <bind nodeset="/data/start" jr:preload="timestamp" type="dateTime" jr:preloadParams="start"/>
                  <bind nodeset="/data/child/age" type="int" constraint=". &gt;= 0"/>
                  <bind nodeset="/data/child/school" type="string" relevant=" ../age  &gt; 5"/>
                  <bind nodeset="/data/children" type="string" calculate="count( /data/child )"/>
                  <bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
                </model>
              </h:head>
              <h:body>
                <group ref="/data/child">
                  <label>A child</label>
                  <repeat nodeset="/data/child">
                    <input ref="/data/child/age"><label ref="jr:itext('/data/child/age:label')"/></input>
                    <select1 ref="/data/child/school"><label>School?</label>
                      <itemset nodeset="instance('yn')/root/item">
                        <value ref="name"/><label ref="jr:itext(itextId)"/>
                      </itemset>
                    </select1>
                  </repeat>
                </group>
              </h:body>
            </h:html>
            """;

    @Test
    void whatWeWriteWeReadAgain() {
        var form = ShippedForms.resettlementInterview();
        var titleInOneLanguage = new Form(
                form.id(),
                form.version(),
                new Label(Map.of("en", form.title().in("en", "en"))),
                form.defaultLanguage(),
                form.languages(),
                form.items(),
                form.lists());

        var read = XForms.read("interview.xml", XForms.write(form));

        assertThat(read.problems()).isEmpty();
        assertThat(read.get()).isEqualTo(titleInOneLanguage);
    }

    @Test
    void aFormByPyxformIsReadExceptForTextsInOneLanguageOnly() {
        var read = read(BY_PYXFORM);

        assertThat(read.problems())
                .extracting(FormProblem::toString)
                .containsExactlyInAnyOrder(
                        "line 33, bind: left out: preload timestamp. Havn keeps times and devices itself.",
                        "line 35, school label: expected a label in Arabic (ar), found none. Write it, or take the"
                                + " language away.",
                        "line 43, child label: expected a label in Arabic (ar), found none. Write it, or take the"
                                + " language away.");

        var form = read(BY_PYXFORM.replaceFirst("(?s)<translation lang=\"Arabic.*?</translation>", ""))
                .get();
        TestInterview.of(form)
                .answer("child[a].age", "4")
                .expectNotAsked("child[a].school")
                .answer("child[b].age", "7")
                .expectAsked("child[b].school")
                .expectWorkedOut("children", "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type=\"int\" constraint | type=\"geopoint\" constraint | a type of string, int | 'geopoint'",
                "<input ref=\"/data/child/age\"> | <secret ref=\"/data/x\"/><input ref=\"/data/child/age\"> | input, select1 | <secret>",
                "../age  &gt; 5 | ../aged &gt; 5 | a path to a question | '../aged'",
                "<instance id=\"yn\"> | <instance id=\"yn\" src=\"jr://file/yn.xml\"> | a list inside the form | jr://file",
                "instance('yn')/root/item | randomize(instance('yn')/root/item) | perhaps with a condition | randomize",
                "<repeat nodeset=\"/data/child\"> | <repeat nodeset=\"/data/child\" jr:count=\"3\"> | no jr:count | one",
                "</itext> | </itext><setvalue ref=\"/data/child\" event=\"odk-instance-first-load\"/> | only itext | <setvalue>",
                "<?xml version=\"1.0\"?> | <!DOCTYPE h:html [<!ENTITY a \"b\">]> | no document type | <!DOCTYPE",
                "How old? | &nbsp; | well-formed XML | a fault",
                "</h:html> | </h:body> | well-formed XML | a fault"
            })
    void whatIsOutsideTheSubsetIsNamedWithItsLine(String before, String after, String expected, String found) {
        assertThat(BY_PYXFORM).contains(before);

        var read = read(BY_PYXFORM.replace(before, after));

        assertThat(read.form()).isEmpty();
        assertThat(read.problems()).anySatisfy(it -> {
            assertThat(it.expected()).contains(expected);
            assertThat(it.found()).contains(found);
            assertThat(it.where()).isInstanceOf(Where.Line.class);
        });
    }

    @Test
    void bombsAndHugeFilesAndOtherEncodingsAreRefused() {
        var bomb = """
                <?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><b>&b;</b>
                """;
        var outside = "<!DOCTYPE b [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><b>&a;</b>";
        var deep = "<a>".repeat(5_000) + "</a>".repeat(5_000);
        var wide = "<a>" + "<b/>".repeat(250_000) + "</a>";
        var huge = " ".repeat(11_000_000);

        for (var hostile : new String[] {bomb, outside, deep, wide, huge, "", "PK\u0003\u0004", "{}"}) {
            var read = read(hostile);
            assertThat(read.form()).isEmpty();
            assertThat(read.problems()).hasSize(1);
        }
        assertThat(XForms.read("f.xml", BY_PYXFORM.getBytes(StandardCharsets.UTF_16))
                        .form())
                .isEmpty();
        assertThat(XForms.read("f.xml", new byte[] {'<', 'a', '>', (byte) 0xff, '<', '/', 'a', '>'})
                        .problems())
                .hasSize(1);
    }

    private static ReadForm read(String xml) {
        return XForms.read("visit.xml", xml.getBytes(StandardCharsets.UTF_8));
    }
}
