package dev.vivace.logging;

import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A logger that keeps what it is given. */
final class Notebook implements System.Logger {

    record Entry(Level level, String line, @Nullable Throwable thrown) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Level threshold;

    Notebook(Level threshold) {
        this.threshold = threshold;
    }

    List<Entry> entries() {
        return entries;
    }

    @Override
    public String getName() {
        return "notebook";
    }

    @Override
    public boolean isLoggable(Level level) {
        return level.getSeverity() >= threshold.getSeverity();
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String line, @Nullable Throwable thrown) {
        entries.add(new Entry(level, line, thrown));
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... params) {
        entries.add(new Entry(level, format, null));
    }
}
