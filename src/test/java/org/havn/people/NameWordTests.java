package org.havn.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameWordTests {

    @ParameterizedTest
    @CsvSource({
        "Amina, Amīna",
        "Amina, أمينة",
        "Amina, Emine",
        "Amina, Aminah",
        "Mohammed, Muhammad",
        "Mohammed, محمد",
        "Mohammed, Mehmet",
        "Mohammed, Mohamed",
        "Yusuf, يوسف",
        "Yusuf, Youssef",
        "Khaled, خالد",
        "Khalid, Halid",
        "Hussein, حسين",
        "Hussein, Hüseyin",
        "Aisha, عائشة",
        "Aisha, Ayşe",
        "Omar, عمر",
        "Fatima, فاطمة",
        "Fatima, Fatma",
        "Zeinab, زينب",
        "Abdullah, عبد الله",
        "Abdulrahman, Abdurrahman",
        "Abdulrahman, عبد الرحمن",
        "Ibrahim, إبراهيم",
        "Marwan, مروان",
        "Walid, وليد",
        "Jamal, Gamal",
        "Jamal, جمال",
        "Hassan, الحسن",
        "Oleksandr, Олександр"
    })
    void spellingsOfOneNameSoundAlike(String one, String other) {
        assertThat(sounds(other)).isEqualTo(sounds(one));
    }

    @ParameterizedTest
    @CsvSource({"Amina, Omar", "Mohammed, Mahmoud Ali", "Samir, Amir", "Layla, Lina"})
    void differentNamesSoundDifferent(String one, String other) {
        assertThat(sounds(other)).isNotEqualTo(sounds(one));
    }

    @Test
    void articlesAndSonOfAreNotWordsOfAName() {
        assertThat(sounds("Yusuf bin al-Hassan")).isEqualTo(sounds("Yusuf Hassan"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12", "-", "😀"})
    void whatHoldsNoLettersHoldsNoName(String nothing) {
        assertThat(NameWord.of(nothing)).isEmpty();
    }

    @Test
    void aSwapAndASlipAreOneLetterEach() {
        assertThat(NameWord.distance("amina", "aimna")).isEqualTo(1);
        assertThat(NameWord.distance("amina", "amna")).isEqualTo(1);
        assertThat(NameWord.distance("amina", "")).isEqualTo(5);
    }

    @Test
    void aNameIsNeverPrinted() {
        assertThat(NameWord.of("Amina")).asString().doesNotContainIgnoringCase("amina");
        assertThat(new PersonName("Amina", "Darwish", Script.LATIN)).asString().doesNotContain("Amina", "Darwish");
    }

    private static List<String> sounds(String name) {
        return NameWord.of(name).stream().map(NameWord::sound).toList();
    }
}
