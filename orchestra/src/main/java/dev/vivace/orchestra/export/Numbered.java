package dev.vivace.orchestra.export;

import java.util.HashMap;
import java.util.Map;

/** Short names for nodes, so that no id needs to be escaped where a language wants a plain word. Not thread-safe. */
final class Numbered {

    private final Map<String, String> names = new HashMap<>();
    private int frames;

    String node(String id) {
        return names.computeIfAbsent(id, unknown -> "n" + names.size());
    }

    boolean isKnown(String id) {
        return names.containsKey(id);
    }

    String frame() {
        return "c" + frames++;
    }
}
