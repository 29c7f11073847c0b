package org.havn.audit;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// All acts that any module has named: a closed list, so that a question about the trail can be answered in full.
@Component
class Vocabulary {
    private final SortedMap<String, Act> byCode = new TreeMap<>();

    Vocabulary(ObjectProvider<Acts> modules) {
        modules.stream().flatMap(it -> it.all().stream()).forEach(act -> {
            if (byCode.put(act.code(), act) != null) {
                throw new IllegalStateException("The act " + act + " is named twice");
            }
        });
    }

    /// The act itself, which makes a mistyped code an error where it is written.
    Act known(Act act) {
        if (!act.equals(byCode.get(act.code()))) {
            throw new IllegalArgumentException(
                    "No module names the act " + act + "; declare it in a bean of type Acts");
        }
        return act;
    }

    /// In the order of their codes.
    List<Act> all() {
        return List.copyOf(byCode.values());
    }

    List<String> codes(Act.Kind kind) {
        return byCode.values().stream()
                .filter(it -> it.kind() == kind)
                .map(Act::code)
                .toList();
    }
}
