package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;

class ConsoleTests {

    @Test
    void ourOwnSentenceIsSaidAndNotTheSystemsWordBehindIt() {
        var failure = new IOException("Port 8080 is taken by another program", new BindException("Address in use"));

        assertThat(Console.plainly(failure)).isEqualTo("Port 8080 is taken by another program");
    }

    @Test
    void behindAFrameworksWrappingTheReasonIsSaid() {
        var reason = new IllegalStateException("Another demo programme is here already");

        assertThat(Console.plainly(new BeanCreationException("Error creating bean with name 'x'", reason)))
                .isEqualTo("Another demo programme is here already");
    }

    @Test
    void whatOnlyRepeatsItsCauseLeavesTheWordToIt() {
        assertThat(Console.plainly(new UncheckedIOException(new IOException("The disk is full"))))
                .isEqualTo("The disk is full");
    }
}
