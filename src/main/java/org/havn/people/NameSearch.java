package org.havn.people;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds persons by a name as somebody heard or spelt it.
@Component
class NameSearch {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_WORDS = 8;
    /// A word of the same sound is at least this like.
    private static final double SAME_SOUND = 0.5;
    /// A word whose sound begins like the one asked for.
    private static final double SAME_BEGINNING = 0.35;
    /// A word whose sound is one letter away.
    private static final double NEAR_SOUND = 0.25;

    private final JdbcClient jdbc;

    NameSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The likeliest persons first. Each word asked for must be found; only when none is, sounds one letter away count.
    ///
    /// @throws NameTooLong above 200 characters or 8 words
    List<NameHit> search(String name, int atMost) {
        if (name.length() > MOST_CHARACTERS) {
            throw new NameTooLong(MOST_CHARACTERS, MOST_WORDS);
        }
        var words = NameWord.of(name);
        if (words.size() > MOST_WORDS) {
            throw new NameTooLong(MOST_CHARACTERS, MOST_WORDS);
        }
        if (words.isEmpty()) {
            return List.of();
        }
        var found = together(words.stream().map(this::bySound).toList());
        if (found.isEmpty()) {
            found = together(words.stream().map(this::byNearSound).toList());
        }
        return found.entrySet().stream()
                .map(it -> new NameHit(new PersonId(it.getKey()), it.getValue() / words.size()))
                .sorted(Comparator.comparingDouble(NameHit::likeness)
                        .reversed()
                        .thenComparing(it -> it.person().value()))
                .limit(atMost)
                .toList();
    }

    /// Persons found under every word, with the sum of their likenesses.
    private static Map<UUID, Double> together(List<Map<UUID, Double>> byWord) {
        var everywhere = new HashMap<>(byWord.getFirst());
        for (var more : byWord.subList(1, byWord.size())) {
            everywhere.keySet().retainAll(more.keySet());
            everywhere.replaceAll((person, sum) -> sum + more.getOrDefault(person, 0.0));
        }
        return everywhere;
    }

    private Map<UUID, Double> bySound(NameWord word) {
        var likeness = new HashMap<UUID, Double>();
        // Half a name is often all that is known, but one letter of sound would answer with half the list.
        // A range instead of a pattern: row-level security lets an index answer only what cannot tell on hidden rows.
        var beyond =
                word.sound() + (word.sound().length() > 1 ? Character.toString(Character.MAX_CODE_POINT) : "\u0001");
        jdbc.sql("""
                select sound, person_id, latin
                  from people.name_key
                 where sound >= :from and sound < :to
                """)
                .param("from", word.sound())
                .param("to", beyond)
                .query((row, _) -> {
                    var floor = row.getString("sound").equals(word.sound()) ? SAME_SOUND : SAME_BEGINNING;
                    keep(likeness, row.getObject("person_id", UUID.class), floor, word, row.getString("latin"));
                    return floor;
                })
                .list();
        return likeness;
    }

    private Map<UUID, Double> byNearSound(NameWord word) {
        var sounds = jdbc.sql("select sound from people.name_sound where length(sound) between :shortest and :longest")
                .param("shortest", word.sound().length() - 1)
                .param("longest", word.sound().length() + 1)
                .query((row, _) -> row.getString(1))
                .list();
        var near = sounds.stream()
                .filter(it -> NameWord.distance(it, word.sound()) <= 1)
                .collect(Collectors.toSet());
        var likeness = new HashMap<UUID, Double>();
        if (!near.isEmpty()) {
            withSounds(near, likeness, word);
        }
        return likeness;
    }

    private void withSounds(Collection<String> sounds, Map<UUID, Double> likeness, NameWord word) {
        jdbc.sql("select person_id, latin from people.name_key where sound in (:sounds)")
                .param("sounds", sounds)
                .query((row, _) -> {
                    keep(likeness, row.getObject("person_id", UUID.class), NEAR_SOUND, word, row.getString("latin"));
                    return true;
                })
                .list();
    }

    private static void keep(Map<UUID, Double> likeness, UUID person, double floor, NameWord word, String latin) {
        var like = floor + (1 - floor) * NameWord.likeness(word.latin(), latin);
        likeness.merge(person, like, Math::max);
    }

    /// The words under which a person is found, in every script of their names.
    static Set<NameWord> wordsOf(Person person) {
        var words = new HashSet<NameWord>();
        for (var name : person.names()) {
            words.addAll(NameWord.of(name.whole()));
        }
        return words;
    }
}
