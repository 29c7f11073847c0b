package org.havn.cases.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.havn.cases.errf.ErrfBlock;
import org.havn.cases.errf.ErrfCase;

/// One field in which a form that came differs from what the house would write now.
///
/// @param person the form's number of whom it is about; empty for the household
/// @param here empty where the house has nothing
/// @param there empty where the form has nothing
public record FormDifference(String person, String block, String field, String here, String there) {
    @Override
    public String toString() {
        return "FormDifference[" + block + "." + field + ", hidden]";
    }

    /// Every difference of two cases of version 4. A photograph is made anew when it is kept, so its bytes are not
    /// compared; neither is the order.
    static List<FormDifference> between(ErrfCase here, ErrfCase there) {
        var found = new ArrayList<FormDifference>();
        var ours = byKey(here);
        var theirs = byKey(there);
        var keys = new LinkedHashSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        for (var key : keys) {
            var one = ours.getOrDefault(key, Map.of());
            var other = theirs.getOrDefault(key, Map.of());
            var fields = new LinkedHashSet<>(one.keySet());
            fields.addAll(other.keySet());
            fields.remove(ErrfBlock.PHOTO);
            for (var field : fields) {
                var mine = one.getOrDefault(field, "");
                var its = other.getOrDefault(field, "");
                if (!mine.equals(its)) {
                    found.add(new FormDifference(key.person(), key.block(), field, mine, its));
                }
            }
        }
        return found;
    }

    /// Everything that a case holds, in one text; the same for the same content in whatever order.
    static String digestible(ErrfCase household) {
        var lines = new ArrayList<String>();
        for (var block : household.blocks()) {
            var fields = new TreeMap<>(block.fields());
            fields.values().removeIf(String::isBlank);
            lines.add(block.name() + fields);
        }
        lines.sort(String::compareTo);
        return String.join("\n", lines);
    }

    private record Key(String person, String block, String own) {}

    private static Map<Key, Map<String, String>> byKey(ErrfCase household) {
        var numbers = new LinkedHashMap<String, String>();
        household.persons().forEach(it -> numbers.put(it.text(FormReading.PERSON), it.text("IndividualID")));
        var blocks = new LinkedHashMap<Key, Map<String, String>>();
        for (var block : household.blocks()) {
            var fields = new LinkedHashMap<String, String>();
            block.fields().forEach((field, text) -> {
                if (!text.isBlank()) {
                    fields.put(field, text.strip());
                }
            });
            blocks.put(
                    new Key(numbers.getOrDefault(block.text(FormReading.PERSON), ""), block.name(), own(block)),
                    fields);
        }
        return blocks;
    }

    /// The block's own identifier, where a person may have several of the kind.
    private static String own(ErrfBlock block) {
        return switch (block.name()) {
            case "dataIndividual", "dataIndividualProcessGroup", "dataProcessGroup", "dataResettlement" -> "";
            default -> block.fields().values().stream().findFirst().orElse("");
        };
    }
}
