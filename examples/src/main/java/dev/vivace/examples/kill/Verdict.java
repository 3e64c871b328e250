package dev.vivace.examples.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a trace proves.
 *
 * @param processes how many were started
 * @param runs how many runs came to their end
 * @param begun how often the work of a task began
 * @param again how often that of a task that had begun in the same run, and had not completed
 * @param wrong what must not be
 */
record Verdict(int processes, int runs, int begun, int again, List<String> wrong) {

    static Verdict of(Path trace, Path undisturbed) throws IOException {
        Reading reading = new Reading();
        Files.readAllLines(trace).forEach(reading::take);
        Reading model = new Reading();
        Files.readAllLines(undisturbed).forEach(model::take);
        Set<String> results = new HashSet<>(reading.results);
        if (model.results.size() != 1 || !results.equals(Set.copyOf(model.results))) {
            reading.wrong.add("the results are " + results + ", and those of an undisturbed run " + model.results);
        }
        if (reading.again > reading.processes * KilledRun.AT_A_TIME) {
            reading.wrong.add(reading.again + " tasks begun again are more than were live when they were killed");
        }
        return new Verdict(
                reading.processes, reading.results.size(), reading.begun, reading.again, List.copyOf(reading.wrong));
    }

    boolean isGood() {
        return wrong.isEmpty();
    }

    String text() {
        return processes + " processes, " + runs + " runs came to their end; " + begun + " tasks begun, " + again
                + " of them again after a kill\n"
                + (isGood()
                        ? "No task that had completed was begun again, and all results are those of an undisturbed run."
                        : String.join("\n", wrong));
    }

    /** Written and read by one thread. */
    private static final class Reading {

        private final Map<String, Integer> begins = new HashMap<>();
        private final Set<String> done = new HashSet<>();
        private final List<String> results = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private int processes;
        private int begun;
        private int again;

        void take(String line) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case Trace.START -> processes++;
                case Trace.BEGIN -> begin(words[1] + " " + words[2]);
                case Trace.DONE -> done.add(words[1] + " " + words[2]);
                case Trace.RESULT -> results.add(words[2]);
                default -> wrong.add("a line is \"" + line + "\"");
            }
        }

        private void begin(String task) {
            begun++;
            if (done.contains(task)) {
                wrong.add(task + " was begun again after it had completed");
            }
            if (begins.merge(task, 1, Integer::sum) > 1) {
                again++;
            }
        }
    }
}
