package dev.vivace.orchestra;

import dev.vivace.Journal;
import dev.vivace.orchestra.journal.FileJournal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The journal of orchestras that are given none: files in the directory that a system property names. One journal for
 * each directory, as a file belongs to one journal; they stay open until the process ends. Thread-safe.
 */
final class UsualJournal {

    /** Names the directory; without it there is no usual journal. */
    static final String PROPERTY = "dev.vivace.journal";

    private static final Map<Path, FileJournal> JOURNALS = new ConcurrentHashMap<>();

    private UsualJournal() {}

    static Optional<Journal> find() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .filter(directory -> !directory.isBlank())
                .map(directory -> JOURNALS.computeIfAbsent(
                        Path.of(directory).toAbsolutePath().normalize(), FileJournal::in));
    }
}
