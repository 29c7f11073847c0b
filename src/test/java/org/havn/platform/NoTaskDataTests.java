package org.havn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.havn.HavnTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

@HavnTest
class NoTaskDataTests {

    @Test
    void bytesInAJobsRowAreNeverMadeIntoAnObject(@Autowired Scheduler jobs) {
        var repository = ReflectionTestUtils.getField(jobs, "schedulerTaskRepository");
        var serializer = (Serializer) ReflectionTestUtils.getField(repository, "serializer");
        var bytes = Serializer.DEFAULT_JAVA_SERIALIZER.serialize("an object of Java's own");

        assertThatThrownBy(() -> serializer.deserialize(String.class, bytes)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> serializer.serialize("anything")).isInstanceOf(IllegalArgumentException.class);
        assertThat(serializer.deserialize(Void.class, null)).isNull();
        assertThat(serializer.serialize(null)).isNull();
    }
}
