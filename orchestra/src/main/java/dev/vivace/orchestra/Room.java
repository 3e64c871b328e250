package dev.vivace.orchestra;

/** How many may be inside at a time, and how many are. Guarded by {@link Admission}. */
final class Room {

    private int most = Integer.MAX_VALUE;
    private int inside;

    void limit(int most) {
        this.most = most;
    }

    boolean hasRoom() {
        return inside < most;
    }

    void enter() {
        inside++;
    }

    void leave() {
        inside--;
    }
}
