package dev.vivace.tck.law;

import static dev.vivace.lifecycle.TaskStatus.CANCELLED;
import static dev.vivace.lifecycle.TaskStatus.COMPLETED;
import static dev.vivace.lifecycle.TaskStatus.FAILED;
import static dev.vivace.lifecycle.TaskStatus.PENDING;
import static dev.vivace.lifecycle.TaskStatus.PENDING_CANCELLATION;
import static dev.vivace.lifecycle.TaskStatus.RUNNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the kit knows of status moves, by its own table. */
final class Histories {

    private static final Map<TaskStatus, Set<TaskStatus>> LEGAL = Map.of(
            PENDING, Set.of(RUNNING, PENDING_CANCELLATION, CANCELLED),
            RUNNING, Set.of(COMPLETED, FAILED, PENDING_CANCELLATION),
            PENDING_CANCELLATION, Set.of(CANCELLED, COMPLETED, FAILED),
            COMPLETED, Set.of(),
            FAILED, Set.of(),
            CANCELLED, Set.of());

    private Histories() {}

    /** A settled task has a whole, legal history that ends in its status. */
    static void assertWhole(AsyncTask<?, ?> task) {
        List<StatusChange> history = task.statusHistory();
        assertLegal(history);
        TaskStatus last = history.getLast().to();
        assertTrue(LEGAL.getOrDefault(last, Set.of()).isEmpty(), "ends in a terminal status: " + history);
        assertEquals(task.status(), last, "the status is where the history ends: " + history);
    }

    /** Moves begin at PENDING, follow one another, are all legal, and go forward in time. */
    static void assertLegal(List<StatusChange> history) {
        assertFalse(history.isEmpty(), "there is a history");
        TaskStatus at = PENDING;
        StatusChange before = history.getFirst();
        for (StatusChange change : history) {
            assertEquals(at, change.from(), "each move begins where the last ended: " + history);
            assertTrue(LEGAL.getOrDefault(at, Set.of()).contains(change.to()), "legal moves only: " + history);
            assertFalse(change.at().isBefore(before.at()), "forward in time: " + history);
            at = change.to();
            before = change;
        }
    }

    /** Where the moves lead, in order. */
    static List<TaskStatus> stations(AsyncTask<?, ?> task) {
        return task.statusHistory().stream().map(StatusChange::to).toList();
    }
}
