package dev.vivace.cli.ingest;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to do.
 *
 * @param file the CSV file
 * @param made whether it is to be made where it is not there
 * @param rows how many rows to make
 * @param seed decides which
 * @param state where to keep what is needed to go on
 * @param database where to put the readings, and what is needed to go on; instead of the state
 * @param fresh whether to forget what was kept
 * @param checked whether to count a second time
 * @param top how many stations to print
 */
public record IngestPlan(
        Path file,
        boolean made,
        long rows,
        long seed,
        Path state,
        Optional<Path> database,
        boolean fresh,
        boolean checked,
        int top) {}
