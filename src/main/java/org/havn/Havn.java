package org.havn;

public final class Havn {
    private Havn() {}

    public static void main(String[] args) {}
}
