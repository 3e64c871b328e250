package dev.vivace.tck.law;

/** Gives a wrong runtime the time to show that it is wrong, where nothing must happen and so nothing can be awaited. */
final class Meanwhile {

    private static final int THREADS = 40;

    private Meanwhile() {}

    /** Lets as much time pass as some dozens of threads need to start and end, one after the other. */
    static void others(Subject subject) throws InterruptedException {
        for (int i = 0; i < THREADS; i++) {
            subject.aside(() -> {}).join();
        }
    }
}
