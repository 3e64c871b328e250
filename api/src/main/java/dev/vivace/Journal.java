package dev.vivace;

import java.io.IOException;
import java.util.List;

/**
 * Keeps what happened, record after record, so that a run that died can go on (law O9). A record is kept whole or not at
 * all. Thread-safe. For authors of journals.
 */
public interface Journal {

    /**
     * What was appended under a name. A last record that was cut short by the end of the process is left out.
     *
     * @param name whose records
     * @return in the order of appending; empty when there are none
     * @throws IOException when they cannot be read, are damaged before their end, or were written by something else
     */
    List<byte[]> read(String name) throws IOException;

    /**
     * Adds a record; it lasts when this returns.
     *
     * @param name whose record
     * @param content the bytes, kept as they are
     * @throws IOException when it cannot be written
     */
    void append(String name, byte[] content) throws IOException;

    /**
     * Forgets what was appended under a name; nothing happens when nothing was.
     *
     * @param name whose records
     * @throws IOException when they cannot be removed
     */
    void remove(String name) throws IOException;
}
