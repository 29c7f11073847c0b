package org.havn.needs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /// What many owners are called, in one question; whom nobody knows is left out.
    Map<String, String> owners(Collection<String> owners, Words words) {
        return called("needs.owner.", owners, words);
    }

    /// Who took these steps, in one question; empty where nobody knows.
    Map<String, String> whoTook(Collection<String> steps, Words words) {
        var known = called("needs.by.", steps, words);
        var called = new LinkedHashMap<String, String>();
        steps.forEach(
                it -> called.put(it, it.isEmpty() ? "" : known.getOrDefault(it, words.say("needs.owner.somebody"))));
        return called;
    }

    private Map<String, String> called(String key, Collection<String> owners, Words words) {
        var ids = owners.stream().flatMap(it -> id(it).stream()).collect(Collectors.toSet());
        var names = accounts.displayNames(ids);
        var called = new LinkedHashMap<String, String>();
        for (var owner : owners) {
            if (words.has(key + owner)) {
                called.put(owner, words.say(key + owner));
            } else {
                id(owner).flatMap(it -> Optional.ofNullable(names.get(it))).ifPresent(it -> called.put(owner, it));
            }
        }
        return called;
    }

    private static Optional<UUID> id(String owner) {
        try {
            return Optional.of(UUID.fromString(owner));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private Optional<String> account(String id) {
        return id(id).flatMap(it ->
                Optional.ofNullable(accounts.displayNames(Set.of(it)).get(it)));
    }
}
