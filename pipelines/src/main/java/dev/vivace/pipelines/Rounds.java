package dev.vivace.pipelines;

/** Rounds in which dead letters are received again, between two batches of items from the source. */
interface Rounds {

    /** A round itself has none. */
    Rounds NONE = new Rounds() {
        @Override
        public void wakeWith(Runnable bell) {}

        @Override
        public boolean areAsked() {
            return false;
        }

        @Override
        public boolean run() {
            return true;
        }
    };

    /** Says how the pipeline's thread is told that somebody asked, wherever it waits. */
    void wakeWith(Runnable bell);

    /** Whether there are letters to receive. */
    boolean areAsked();

    /**
     * Receives them. Called by the pipeline's thread while no other item is being received.
     *
     * @return false when the limit is reached
     */
    boolean run() throws Exception;
}
