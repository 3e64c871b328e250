package dev.vivace.warnings;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How threads stand at a moment, virtual ones included: the JDK's thread dump in JSON, of which it reads one line at a time
 * what it needs. A field that is missing there is missing here.
 */
final class ThreadDump {

    /**
     * How a thread stands.
     *
     * @param state the name of its {@link Thread.State}; empty when it is not known
     * @param lock what it waits for; empty for nothing, or when it is not known
     * @param owner the thread that has it; empty when it is not known
     * @param at the innermost frame outside the JDK
     */
    record Standing(String state, String lock, String owner, String at) {

        static final Standing UNKNOWN = new Standing("", "", "", "");

        boolean isBlocked() {
            return state.equals("BLOCKED") || state.contains("WAITING");
        }
    }

    private static final Pattern FIELD = Pattern.compile("\\s*\"(\\w+)\": \"(.*?)\",?\\s*");
    private static final Pattern TEXT = Pattern.compile("\\s*\"(.*)\",?\\s*");

    private final Map<Long, Entry> threads = new HashMap<>();
    private final Map<String, Entry> owners = new HashMap<>();

    private ThreadDump() {}

    /** One thread while it is read. */
    private static final class Entry {
        final String id;
        String name = "";
        String state = "";
        String lock = "";
        String owner = "";
        String at = "";

        Entry(String id) {
            this.id = id;
        }

        String called() {
            return name.isEmpty() ? "thread #" + id : "thread #" + id + " \"" + name + "\"";
        }
    }

    /** A dump of now; empty where the JDK gives none. */
    static ThreadDump take() {
        ThreadDump dump = new ThreadDump();
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            Path directory = Files.createTempDirectory("vivace-threads");
            Path file = directory.resolve("threads.json");
            try {
                bean.dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
                dump.read(Files.readAllLines(file));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory);
            }
        } catch (IOException | UnsupportedOperationException e) {
            return new ThreadDump(); // no disk, or another JVM: the warnings go without what it knows
        }
        return dump;
    }

    static ThreadDump of(List<String> lines) {
        ThreadDump dump = new ThreadDump();
        dump.read(lines);
        return dump;
    }

    private void read(List<String> lines) {
        Entry entry = null;
        List<String> open = new ArrayList<>();
        for (String line : lines) {
            Matcher field = FIELD.matcher(line);
            Matcher text = TEXT.matcher(line);
            if (line.endsWith("[")) {
                open.add(line.strip());
            } else if (line.strip().startsWith("]") && !open.isEmpty()) {
                open.removeLast();
            } else if (field.matches()) {
                entry = field(entry, field.group(1), field.group(2));
            } else if (text.matches() && entry != null && !open.isEmpty()) {
                element(entry, open.getLast(), text.group(1).replace("\\/", "/"));
            }
        }
    }

    private @Nullable Entry field(@Nullable Entry now, String name, String value) {
        if (name.equals("tid")) {
            Entry next = new Entry(value);
            threads.put(Long.parseLong(value), next);
            return next;
        }
        if (name.equals("container")) {
            return null;
        }
        if (now != null) {
            switch (name) {
                case "name" -> now.name = value;
                case "state" -> now.state = value;
                case "blockedOn", "waitingOn", "object" -> now.lock = value;
                case "owner" -> now.owner = value;
                default -> {}
            }
        }
        return now;
    }

    private void element(Entry entry, String list, String value) {
        if (list.startsWith("\"locks\"")) {
            owners.put(value, entry);
        } else if (list.startsWith("\"stack\"") && entry.at.isEmpty() && !isOfTheJdk(value)) {
            entry.at = value;
        }
    }

    private static boolean isOfTheJdk(String frame) {
        return frame.startsWith("java.base/") || frame.startsWith("jdk.");
    }

    /** How a thread stood; unknown when it was not there. */
    Standing of(long thread) {
        Entry entry = threads.get(thread);
        return entry == null ? Standing.UNKNOWN : new Standing(entry.state, entry.lock, ownerOf(entry), entry.at);
    }

    @SuppressWarnings("ReferenceEquality") // a thread that waits on its own monitor has given it up
    private String ownerOf(Entry entry) {
        Entry owner = entry.owner.isEmpty() ? owners.get(entry.lock) : threads.get(Long.parseLong(entry.owner));
        return owner == null || owner == entry ? "" : owner.called();
    }
}
