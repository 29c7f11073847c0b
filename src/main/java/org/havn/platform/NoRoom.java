package org.havn.platform;

/// There is too little room on the disk to take in anything new.
final class NoRoom extends Refusal {
    NoRoom() {
        super(Kind.NOT_AVAILABLE, "no-room");
    }
}
