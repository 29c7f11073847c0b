package org.havn.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContactKindTests {
    @Test
    void aNumberIsFoundHoweverSomebodyWritesIt() {
        assertThat(ContactKind.PHONE.asFound("+47 912 34 567"))
                .isEqualTo(ContactKind.PHONE.asFound("0047-91234567"))
                .hasValue("+4791234567");
        assertThat(ContactKind.DOCUMENT.asFound("n 00-1234.567"))
                .isEqualTo(ContactKind.DOCUMENT.asFound("N001234567"))
                .isPresent();
        assertThat(ContactKind.ADDRESS.asFound("Room 4")).isEmpty();
    }

    @Test
    void whatCannotBeANumberIsNotKept() {
        for (var typed : new String[] {"", "12345678", "+0123456789", "call me", "+47912345678901234"}) {
            assertThatThrownBy(() -> ContactKind.PHONE.asKept(typed)).isInstanceOf(ContactNotValid.class);
        }
        assertThatThrownBy(() -> ContactKind.DOCUMENT.asKept("12-3")).isInstanceOf(ContactNotValid.class);
        assertThat(ContactKind.PHONE.asKept(" +961 3 123456 ")).isEqualTo("+961 3 123456");
    }
}
