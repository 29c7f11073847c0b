package org.havn.placement.engine.time;

/// A way of placing one batch after the other. A policy may remember prices from one batch to the next to save time, so
/// each period has a policy of its own.
public interface BatchPolicy {

    BatchPlan place(Moment moment);
}
