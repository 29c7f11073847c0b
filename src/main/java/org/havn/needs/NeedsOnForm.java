package org.havn.needs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.havn.cases.CaseNumber;
import org.havn.cases.FormNeeds;
import org.havn.cases.errf.ErrfCodes;
import org.havn.platform.Texts;
import org.havn.platform.Words;
import org.havn.reference.LanguageTag;
import org.havn.reference.SpecificNeedCode;
import org.springframework.stereotype.Component;

/// Needs that come with UNHCR's form: two letters of which nobody has said a word here yet. They are voiced, with words
/// that say so, and confirmed by whoever asks the family.
@Component
class NeedsOnForm implements FormNeeds {
    private static final String CODES = "vulnerability";

    private final Needs needs;
    private final NeedRows rows;
    private final Words english;

    NeedsOnForm(Needs needs, NeedRows rows, Texts texts) {
        this.needs = needs;
        this.rows = rows;
        this.english = texts.in(Locale.ENGLISH);
    }

    @Override
    public void voice(CaseNumber household, Collection<Told> told) {
        var rank = rows.nextRank(household);
        var voiced = new ArrayList<Need>();
        for (var it : told) {
            voiced.add(new Need(
                    new NeedId(it.id()),
                    household,
                    it.person(),
                    rank + voiced.size(),
                    new OwnWords(
                            new LanguageTag("en"),
                            english.say(
                                    "needs.form.words",
                                    ErrfCodes.meaning(CODES, it.code()).orElse(it.code())),
                            List.of()),
                    null,
                    List.of(new SpecificNeedCode(it.code())),
                    Severity.MODERATE,
                    EnumSet.allOf(Phase.class),
                    english.say("needs.form.evidence"),
                    null,
                    "CASEWORKER",
                    null,
                    NeedState.VOICED,
                    ""));
        }
        needs.voice(voiced);
    }

    @Override
    public Carried of(CaseNumber household) {
        var all = needs.of(household);
        var told = new ArrayList<Told>();
        for (var need : all) {
            var person = need.person();
            if (person != null && need.state() != NeedState.MET) {
                need.specificNeeds().stream()
                        .map(SpecificNeedCode::category)
                        .distinct()
                        .forEach(code -> told.add(new Told(need.id().value(), person, code)));
            }
        }
        return new Carried(all.size(), told);
    }
}
