package dev.vivace.cli.demo;

import java.util.List;

/**
 * What a run of the demo is to do.
 *
 * @param modules names of the modules to map
 * @param parallel how many class files are parsed at a time
 * @param seed decides when the catalogue fails
 * @param check whether to count everything a second time
 */
public record Plan(List<String> modules, int parallel, long seed, boolean check) {

    /** Copies the list. */
    public Plan {
        modules = List.copyOf(modules);
    }
}
