package dev.vivace.csv;

import java.io.Reader;

/** What the library parses, and where in the source it comes from. Used by one thread. */
abstract class Chars extends Reader {

    /**
     * How many bytes of the source come before a character in the buffer that was filled last.
     *
     * @return -1 when that is not known
     */
    abstract long offsetOf(int index);

    /** Whether text from that byte on may have characters that are not ASCII and still stand for bytes. */
    abstract boolean mayNeedDecoding(long from);
}
