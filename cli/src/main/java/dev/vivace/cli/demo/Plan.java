package dev.vivace.cli.demo;

import java.util.List;

/**
 * What a run of the demo is to do.
 *
 * @param modules names of the modules to map
 * @param parallel how many class files are parsed at a time
 * @param seed decides when the catalogue fails
 * @param check whether to count everything a second time
 * @param hold adds a task that ends only when it is made to, so that tests can interrupt a run that cannot finish
 */
public record Plan(List<String> modules, int parallel, long seed, boolean check, Hold hold) {

    /** Copies the list. */
    public Plan {
        modules = List.copyOf(modules);
    }
}
