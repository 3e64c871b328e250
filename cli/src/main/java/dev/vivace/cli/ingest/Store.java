package dev.vivace.cli.ingest;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.util.List;

/** Keeps the readings of a run, or what they come to, with all that a killed run needs to go on. Used by one run. */
interface Store {

    /** Forgets an earlier run. */
    void forget() throws IOException;

    /** Takes the readings, each once. */
    EventSink<Reading> sink();

    /** How many rows an earlier run had taken in; known when this one has ended. */
    long resumedRows();

    /** What the readings come to, by name of the station. */
    List<Station> stations() throws IOException;

    /** The run has ended well: there is nothing to go on from. */
    void complete() throws IOException;

    /** Where the result is, for people. */
    String description();
}
