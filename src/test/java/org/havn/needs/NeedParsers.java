package org.havn.needs;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.fuzz.Target;
import org.havn.platform.Refusal;
import org.havn.reference.CsvImport;
import org.havn.reference.TableFile;

/// Tables of families and of their needs, and the number of a case.
public final class NeedParsers {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private NeedParsers() {}

    public static List<Target> all() {
        return List.of(
                Target.ofBytes(
                        "families",
                        List.of(utf8("case_number,person,given_name,family_name,birth,sex,relationship,origin,language,"
                                + "category,second_category,priority\n"
                                + "HVN-26-000001,1,Samira,Test,1990-02-01,FEMALE,PA,SY,ar,LPN,LFDS,EM\n"
                                + "HVN-26-000001,2,\"Ømer\",,1990,MALE,SON,SY,ku-Arab,,,\n")),
                        input -> CsvImport.read(
                                TableFile.csv(input),
                                FamilyTable.REQUIRED,
                                FamilyTable::row,
                                it -> it.number() + "/" + it.personNumber()),
                        Refusal.class),
                Target.ofBytes(
                        "needs",
                        List.of(utf8("case_number,person,words,language,severity,code,capability,confirmed_on\n"
                                + "HVN-26-000001,1,\"I need a doctor who speaks Arabic, soon\",ar,HIGH,,"
                                + "INTERPRETER:ar,2026-11-01\n")),
                        input -> CsvImport.read(
                                TableFile.csv(input),
                                NeedTable.REQUIRED,
                                row -> NeedTable.row(
                                        row, Optional.of("A tester"), TODAY, _ -> new NeedId(new UUID(1, 2))),
                                Need::id),
                        Refusal.class),
                Target.ofText(
                        "case-number", List.of("HVN-26-000001"), CaseNumber::new, IllegalArgumentException.class));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
