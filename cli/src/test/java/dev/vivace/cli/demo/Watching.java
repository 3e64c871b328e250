package dev.vivace.cli.demo;

/** A watcher for tests that looks at one thing only. */
interface Watching extends Watcher {

    @Override
    default void began(Phase phase, int classes) {}

    @Override
    default void advanced(Progress progress) {}

    @Override
    default void tick() {}

    @Override
    default void ended(Phase phase, int classes) {}
}
