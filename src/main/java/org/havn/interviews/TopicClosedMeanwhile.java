package org.havn.interviews;

import org.havn.platform.Refusal;

/// The topic is closed already, or was opened again.
public final class TopicClosedMeanwhile extends Refusal {
    TopicClosedMeanwhile() {
        super(Kind.NOT_NOW, "topic-closed");
    }
}
