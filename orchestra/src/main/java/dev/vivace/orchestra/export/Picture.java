package dev.vivace.orchestra.export;

import dev.vivace.lifecycle.TaskStatus;
import java.util.List;

/**
 * What there is to draw of an orchestra. Immutable.
 *
 * @param name what people call it
 * @param nodes its tasks
 * @param inner the orchestras inside it
 */
public record Picture(String name, List<Node> nodes, List<Picture> inner) {

    /**
     * A task.
     *
     * @param id its identity as text
     * @param label its name, or what stands for it
     * @param status where it is
     * @param priority what people call its priority
     * @param groups the groups it is in
     * @param dependencies the ids of what it waits for
     */
    public record Node(
            String id,
            String label,
            TaskStatus status,
            String priority,
            List<String> groups,
            List<String> dependencies) {}
}
