package org.havn.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Accounts;
import org.havn.access.CaseScopes;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.platform.Choice;
import org.havn.platform.Words;
import org.springframework.stereotype.Component;

/// Who holds a need or took a step with it: an account, a role, or somebody outside Havn in some capacity.
@Component
class Colleagues {
    private static final Set<Role> HOLDERS = Set.of(Role.CASEWORKER, Role.PLACEMENT_OFFICER);

    private final Accounts accounts;
    private final CaseScopes scopes;

    Colleagues(Accounts accounts, CaseScopes scopes) {
        this.accounts = accounts;
        this.scopes = scopes;
    }

    /// Who can hold a need of this case: those who see the case, by name, then the tasks, for when nobody is known yet.
    List<Choice> holders(CaseNumber number, Words words) {
        var choices = new ArrayList<Choice>();
        scopes.colleagues(number.value(), HOLDERS).forEach((id, name) -> choices.add(new Choice(id.toString(), name)));
        HOLDERS.stream().sorted().forEach(it -> choices.add(new Choice(it.name(), words.say("needs.owner." + it))));
        return choices;
    }

    /// Who holds the need now.
    String owner(Need need, Words words) {
        if (need.owner().isEmpty()) {
            return words.say("needs.owner.nobody");
        }
        return words.has("needs.owner." + need.owner())
                ? words.say("needs.owner." + need.owner())
                : account(need.owner()).orElseGet(() -> words.say("needs.owner.somebody"));
    }

    /// Who took a step; empty where nobody knows.
    String who(String who, Words words) {
        if (who.isEmpty()) {
            return "";
        }
        return words.has("needs.by." + who)
                ? words.say("needs.by." + who)
                : account(who).orElseGet(() -> words.say("needs.owner.somebody"));
    }

    private Optional<String> account(String id) {
        try {
            var account = UUID.fromString(id);
            return Optional.ofNullable(accounts.displayNames(Set.of(account)).get(account));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
