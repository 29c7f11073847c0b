package org.havn.interviews;

import java.util.UUID;
import org.havn.platform.Ids;

/// The identifier that an interview keeps from its planning on.
public record InterviewId(UUID value) {
    public static InterviewId next() {
        return new InterviewId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
