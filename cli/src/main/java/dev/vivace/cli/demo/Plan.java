package dev.vivace.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run of the demo is to do.
 *
 * @param modules names of the modules to map
 * @param parallel how many class files are parsed at a time
 * @param seed decides when the catalogue fails
 * @param check whether to count everything a second time
 * @param journal where to keep what is needed to go on after a kill
 */
public record Plan(List<String> modules, int parallel, long seed, boolean check, Optional<Path> journal) {

    /** Copies the list. */
    public Plan {
        modules = List.copyOf(modules);
    }
}
