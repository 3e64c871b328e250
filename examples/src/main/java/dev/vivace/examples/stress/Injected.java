package dev.vivace.examples.stress;

/** A failure that the stress run injected, and must find again. */
interface Injected {

    /**
     * Which one it is.
     *
     * @return a number that no other has
     */
    long number();

    /** One that its author foresaw: the work declares it. */
    final class Foreseen extends Exception implements Injected {

        private static final long serialVersionUID = 1L;

        private final long number;

        Foreseen(long number) {
            super("injected " + number, null, true, false);
            this.number = number;
        }

        @Override
        public long number() {
            return number;
        }
    }

    /** One that nobody declared. */
    final class Unforeseen extends RuntimeException implements Injected {

        private static final long serialVersionUID = 1L;

        private final long number;

        Unforeseen(long number) {
            super("injected " + number, null, true, false);
            this.number = number;
        }

        @Override
        public long number() {
            return number;
        }
    }

    /** One that nobody may retry. */
    final class Fatal extends Error implements Injected {

        private static final long serialVersionUID = 1L;

        private final long number;

        Fatal(long number) {
            super("injected " + number, null, true, false);
            this.number = number;
        }

        @Override
        public long number() {
            return number;
        }
    }
}
