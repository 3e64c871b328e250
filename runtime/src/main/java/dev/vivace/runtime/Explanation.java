package dev.vivace.runtime;

/** The policies of a task in words, outermost first. */
final class Explanation {

    private Explanation() {}

    static String of(TaskSpec spec) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        if (spec.timeout() != null) {
            line(text, depth++, "deadline: " + spec.timeout() + " for everything below");
        }
        Step step = spec.policies() == null ? new Step.Work() : spec.policies();
        for (; step != null; step = step.inner()) {
            line(text, depth++, step.explain());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, int depth, String what) {
        if (depth > 0) {
            text.append('\n');
        }
        text.append("  ".repeat(depth)).append(what);
    }
}
