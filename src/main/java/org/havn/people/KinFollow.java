package org.havn.people;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Kinship and the sounds of names follow a person who turned out to be another on record. The names themselves stay
/// as they were written, with the one who bore them.
@Component
class KinFollow implements FollowsPerson {
    private static final String KIN = "kin";
    private static final String SOUND = "sound";

    private final JdbcClient jdbc;

    KinFollow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String module() {
        return "people";
    }

    @Override
    public int order() {
        return 10;
    }

    /// A tie that the kept one has already is not made twice: the other's stays with the other.
    @Override
    public List<String> follow(PersonId absorbed, PersonId kept) {
        var done = new ArrayList<String>();
        jdbc.sql("""
                update people.kinship k set person_id = :kept
                 where person_id = :absorbed and relative_id <> :kept
                   and not exists (select from people.kinship o
                                    where o.person_id = :kept and o.relative_id = k.relative_id)
                returning relative_id
                """)
                .param("kept", kept.value())
                .param("absorbed", absorbed.value())
                .query(row -> {
                    done.add(KIN + ":from:" + row.getString("relative_id"));
                });
        jdbc.sql("""
                update people.kinship k set relative_id = :kept
                 where relative_id = :absorbed and person_id <> :kept
                   and not exists (select from people.kinship o
                                    where o.relative_id = :kept and o.person_id = k.person_id)
                returning person_id
                """)
                .param("kept", kept.value())
                .param("absorbed", absorbed.value())
                .query(row -> {
                    done.add(KIN + ":to:" + row.getString("person_id"));
                });
        jdbc.sql("""
                insert into people.name_key (sound, person_id, latin)
                select sound, :kept, latin from people.name_key where person_id = :absorbed
                on conflict do nothing returning sound
                """)
                .param("kept", kept.value())
                .param("absorbed", absorbed.value())
                .query(row -> {
                    done.add(SOUND + ":" + row.getString("sound"));
                });
        return List.copyOf(done);
    }

    @Override
    public void goBack(PersonId absorbed, PersonId kept, List<String> done) {
        for (var it : done) {
            var part = it.split(":", -1);
            switch (part[0] + ":" + part[1]) {
                case KIN + ":from" -> change("""
                        update people.kinship set person_id = :absorbed
                         where person_id = :kept and relative_id = :other""", absorbed, kept, part[2]);
                case KIN + ":to" -> change("""
                        update people.kinship set relative_id = :absorbed
                         where relative_id = :kept and person_id = :other""", absorbed, kept, part[2]);
                default -> {
                    // a sound that only the other's name has
                }
            }
        }
        jdbc.sql("""
                delete from people.name_key k
                 where person_id = :kept and sound = any(:sounds)
                   and exists (select from people.name_key o
                                where o.person_id = :absorbed and o.sound = k.sound and o.latin = k.latin)
                """)
                .param("kept", kept.value())
                .param("absorbed", absorbed.value())
                .param(
                        "sounds",
                        done.stream()
                                .filter(it -> it.startsWith(SOUND + ":"))
                                .map(it -> it.substring(SOUND.length() + 1))
                                .toArray(String[]::new))
                .update();
    }

    private void change(String statement, PersonId absorbed, PersonId kept, String other) {
        jdbc.sql(statement)
                .param("absorbed", absorbed.value())
                .param("kept", kept.value())
                .param("other", UUID.fromString(other))
                .update();
    }
}
