package dev.vivace.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stacks of one dump, in words. Most tasks of a program wait in few places, so equal stacks are made once. */
final class Stacks {

    private final Map<List<StackTraceElement>, List<String>> known = new HashMap<>();

    /** The frames of the work, innermost first; how the runtime came to call it is of no interest. */
    List<String> of(@Nullable Thread thread) {
        return thread == null
                ? List.of()
                : known.computeIfAbsent(Arrays.asList(thread.getStackTrace()), Stacks::inWords);
    }

    private static List<String> inWords(List<StackTraceElement> frames) {
        return frames.stream()
                .takeWhile(frame -> !frame.getClassName().equals(TaskEngine.class.getName())
                        || !frame.getMethodName().equals("runWork"))
                .map(StackTraceElement::toString)
                .toList();
    }
}
