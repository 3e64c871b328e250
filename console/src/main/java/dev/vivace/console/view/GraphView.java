package dev.vivace.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An orchestra as a graph.
 *
 * @param id of its task
 * @param name its name
 * @param status of its task
 * @param nodes its tasks
 * @param edges pairs of ids: what is depended on, and what depends on it
 * @param forecast how long it will take, by what is known
 */
public record GraphView(
        String id, String name, String status, List<Node> nodes, List<List<String>> edges, Forecast forecast) {

    /**
     * A task of an orchestra. Moments are milliseconds since 1970.
     *
     * @param id of the task
     * @param name its name, or the beginning of its id
     * @param group the first group that it is in
     * @param status where it is in its life
     * @param startMs when its work began
     * @param endMs when it settled
     * @param slackMs how much later it could have ended without making the whole later
     * @param critical whether it is on the critical path
     */
    public record Node(
            String id,
            String name,
            @Nullable String group,
            String status,
            @Nullable Long startMs,
            @Nullable Long endMs,
            @Nullable Long slackMs,
            boolean critical) {}

    /**
     * What is to come.
     *
     * @param leftMs until the end, null when it cannot be said
     */
    public record Forecast(@Nullable Long leftMs) {}

    /**
     * A graph in a list.
     *
     * @param id of its task
     * @param name its name
     * @param status of its task
     * @param nodes how many tasks it has
     */
    public record Brief(String id, String name, String status, int nodes) {}

    Brief brief() {
        return new Brief(id, name, status, nodes.size());
    }
}
