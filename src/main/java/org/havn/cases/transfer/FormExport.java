package org.havn.cases.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.havn.access.exports.Draft;
import org.havn.access.uploads.Upload;
import org.havn.access.uploads.Uploads;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNotFound;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.FormNeeds;
import org.havn.cases.Programmes;
import org.havn.cases.ResettlementCase;
import org.havn.cases.errf.ErrfCase;
import org.havn.cases.errf.ErrfChecker;
import org.havn.cases.errf.ErrfProblem;
import org.havn.cases.errf.ErrfWriter;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.platform.OwnWork;
import org.havn.platform.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Families of the house as UNHCR's form, beside a list of what the form cannot carry. Such a file leaves the way of
/// every file with people in it: [org.havn.access.exports.Exports].
@Service
public class FormExport {
    /// What the form has no place for, whoever the family is: the ends of text keys.
    static final List<String> LEFT = List.of(
            "words",
            "requirements",
            "steps",
            "consents",
            "contacts",
            "interviews",
            "health",
            "places",
            "ties",
            "closed");

    static final String FILE = "form.zip";
    private static final int MOST = 100;

    private final Cases cases;
    private final Programmes programmes;
    private final Persons persons;
    private final Uploads uploads;
    private final ObjectProvider<FormNeeds> needs;
    private final KeptForms rows;

    FormExport(
            Cases cases,
            Programmes programmes,
            Persons persons,
            Uploads uploads,
            ObjectProvider<FormNeeds> needs,
            KeptForms rows) {
        this.cases = cases;
        this.programmes = programmes;
        this.persons = persons;
        this.uploads = uploads;
        this.needs = needs;
        this.rows = rows;
    }

    /// A case as the form would have it now. Opens what is sealed, which is on record.
    ///
    /// @throws CaseNotFound if the reader sees none
    @Transactional
    public ErrfCase form(CaseNumber number) {
        return form(cases.get(number), needsOf(number));
    }

    private ErrfCase form(ResettlementCase household, FormNeeds.Carried carried) {
        // whoever is assigned from elsewhere sees the family and not its programme, of which the country is no secret
        var asylum = OwnWork.of("cases.form-asylum", () -> programmes.find(household.programme()))
                .orElseThrow(() -> new IllegalStateException("A case is of a known programme"))
                .countryOfAsylum();
        return FormWriting.of(new FormWriting.Source(
                household,
                cases.categoriesOf(household.number()),
                persons.all(household.members().stream().map(CaseMember::person).toList()),
                rows.of(household.number()),
                carried.told(),
                photos(household),
                asylum,
                rows::known));
    }

    private FormNeeds.Carried needsOf(CaseNumber number) {
        return needs.stream().findFirst().map(it -> it.of(number)).orElseGet(() -> new FormNeeds.Carried(0, List.of()));
    }

    private Map<PersonId, byte[]> photos(ResettlementCase household) {
        var photos = new LinkedHashMap<PersonId, byte[]>();
        for (var member : household.travellers()) {
            var about = new Upload.About("person", member.person().value());
            uploads.of(about).stream()
                    .findFirst()
                    .ifPresent(it -> photos.put(
                            member.person(),
                            uploads.open(it.id(), about, household.number().value())
                                    .content()));
        }
        return photos;
    }

    /// The chosen cases, all of them or none.
    ///
    /// @throws CaseNotFound where the reader does not see one of them
    /// @throws TooManyForms above a hundred: what is sealed of a family is opened one family at a time
    @Transactional(readOnly = true)
    public List<ResettlementCase> chosen(Collection<CaseNumber> numbers) {
        if (numbers.size() > MOST) {
            throw new TooManyForms(MOST);
        }
        var found = cases.all(numbers);
        for (var number : numbers) {
            if (found.stream().noneMatch(it -> it.number().equals(number))) {
                throw new CaseNotFound(number.value());
            }
        }
        return found;
    }

    /// The file that the export mechanism asks for: the form, what it leaves out, and who took it out.
    @Transactional
    public Draft draft(Collection<CaseNumber> numbers, Words words) {
        var households = chosen(numbers);
        var content = new ByteArrayOutputStream();
        List<String> left = write(households, content, words);
        return new Draft(
                FILE,
                "cases",
                households.size() == 1 ? households.getFirst().number().value() : String.valueOf(households.size()),
                households.stream().map(it -> it.number().value()).toList(),
                persons(households),
                mark -> archive(content.toByteArray(), left, mark.line(words)));
    }

    static int persons(List<ResettlementCase> households) {
        return households.stream().mapToInt(it -> it.travellers().size()).sum();
    }

    /// Writes the form of these cases.
    ///
    /// @return what the form does not carry of them, and what its rules still ask for, line by line
    List<String> write(List<ResettlementCase> households, OutputStream out, Words words) {
        var checker = new ErrfChecker();
        var lines = new ArrayList<String>();
        lines.add(words.say("cases.form.left.title"));
        LEFT.forEach(it -> lines.add("- " + words.say("cases.form.left." + it)));
        lines.add("");
        try (var writer = new ErrfWriter(out, households.size() == 1)) {
            for (var household : households) {
                var carried = needsOf(household.number());
                var form = form(household, carried);
                writer.write(form);
                lines.addAll(ofCase(household, carried, checker.check(form), words));
            }
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("A form could not be written", impossible);
        }
        return lines;
    }

    private static List<String> ofCase(
            ResettlementCase household, FormNeeds.Carried carried, List<ErrfProblem> problems, Words words) {
        var lines = new ArrayList<String>();
        var number = household.number().value();
        lines.add(words.say(
                "cases.form.left.needs", number, carried.needs(), carried.told().size()));
        var behind = household.members().size() - household.travellers().size();
        if (behind > 0) {
            lines.add(words.say("cases.form.left.behind", number, behind));
        }
        for (var problem : problems) {
            var arguments = problem.arguments().toArray();
            lines.add(words.say(
                    "cases.form.left.missing",
                    number,
                    words.say("cases.errf." + problem.rule(), arguments),
                    words.say("cases.errf." + problem.rule() + ".cure", arguments)));
        }
        return lines;
    }

    private static byte[] archive(byte[] form, List<String> left, String mark) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "form.xml", form);
            put(zip, "not-in-the-form.txt", String.join("\n", left).getBytes(StandardCharsets.UTF_8));
            put(zip, "taken-out.txt", mark.getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            throw new UncheckedIOException("The form could not be put together", full);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
