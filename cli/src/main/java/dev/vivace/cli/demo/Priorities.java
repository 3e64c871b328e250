package dev.vivace.cli.demo;

import dev.vivace.priority.TaskPriority;

/** Who goes first: what everybody uses before what few do. */
final class Priorities {

    private Priorities() {}

    /** The priority of a module. */
    static TaskPriority of(String module) {
        if (module.equals("java.base")) {
            return TaskPriority.HIGH;
        }
        if (module.startsWith("java.")) {
            return TaskPriority.NORMAL;
        }
        return module.contains(".internal.") ? TaskPriority.BACKGROUND : TaskPriority.LOW;
    }
}
