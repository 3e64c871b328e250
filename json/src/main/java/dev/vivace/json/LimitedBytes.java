package dev.vivace.json;

import java.io.ByteArrayOutputStream;

/** Bytes in memory, but only so many. For one thread. */
final class LimitedBytes extends ByteArrayOutputStream {

    /** Tells that there were more. */
    static final class FullException extends RuntimeException {

        private static final long serialVersionUID = 1;

        FullException(int most) {
            super("more than " + most + " bytes");
        }
    }

    private final int most;

    LimitedBytes(int most) {
        this.most = most;
    }

    @Override
    public synchronized void write(int b) {
        checkRoom(1);
        super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        checkRoom(length);
        super.write(bytes, offset, length);
    }

    private void checkRoom(int length) {
        if (length > most - size()) {
            throw new FullException(most);
        }
    }
}
