package org.havn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.havn.HavnTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HavnTest
class LongNamesTests {
    @Autowired
    private Persons persons;

    @Test
    void nobodyIsSearchedForByAWholePage() {
        assertThatThrownBy(() -> persons.search("a".repeat(201), 10)).isInstanceOf(NameTooLong.class);
        assertThatThrownBy(() -> persons.search("amal basim dalal fadi ghada hani jamila karim lina", 10))
                .isInstanceOf(NameTooLong.class);
        assertThat(persons.search("amal basim dalal fadi ghada hani jamila karim", 10))
                .isEmpty();
    }

    @Test
    void aNameHoldsNothingThatCannotBeSeen() {
        assertThatThrownBy(() -> new PersonName("Sam\0ira", null, Script.LATIN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
