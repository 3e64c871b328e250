package dev.vivace.files;

import dev.vivace.stream.EventSource;
import dev.vivace.time.TaskClock;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A text file that grows, line by line, without an end: the source ends when its pipeline is cancelled. A line is given once
 * its end is written. Immutable.
 *
 * <p>It looks at the file from time to time rather than asking the system for news, which networks and containers do not
 * always deliver. When another file takes the name (rotation), the rest of the old one is read first; a last line without an
 * end counts as a line then. When the file becomes shorter, it is read from its beginning; what was cut off unread is lost,
 * as nobody could tell. While the name is missing, it waits.
 *
 * <p>A pipeline resumes in the same file, also when that has got another name in the same directory since, and goes on with
 * the one that has the name now. When it is gone, resuming fails rather than leave lines out. Where the file system has no
 * identity for files, as on Windows, a rotation is noticed only when the new file is shorter.
 */
public final class Tail implements EventSource<String> {

    private final Path file;
    private final Lines format;
    private final boolean atEnd;
    private final Duration interval;
    private final Pause pause;

    private Tail(Path file, Lines format, boolean atEnd, Duration interval, Pause pause) {
        this.file = file;
        this.format = format;
        this.atEnd = atEnd;
        this.interval = interval;
        this.pause = pause;
    }

    /**
     * A growing file in UTF-8, from its beginning, looked at five times a second.
     *
     * @param file its path; it must be there when the source is opened
     * @return the source
     */
    public static Tail of(Path file) {
        return new Tail(file, Lines.utf8(), false, Duration.ofMillis(200), Pause.ofTask());
    }

    /**
     * A copy that reads lines in another way.
     *
     * @param lines charset, limit, and what becomes of malformed bytes
     * @return the copy
     */
    public Tail as(Lines lines) {
        return new Tail(file, lines, atEnd, interval, pause);
    }

    /**
     * A copy that gives only what is written after it was opened, and counts lines from there. When a line is half written
     * then, its other half is the first item. A pipeline that resumes goes on where it was.
     *
     * @return the copy
     */
    public Tail fromEnd() {
        return new Tail(file, format, true, interval, pause);
    }

    /**
     * A copy that looks more or less often.
     *
     * @param time between two looks, positive
     * @return the copy
     */
    public Tail every(Duration time) {
        return new Tail(file, format, atEnd, Checks.positive("interval", time), pause);
    }

    /**
     * A copy that waits by a clock of its own. For tests.
     *
     * @param clock a virtual one
     * @return the copy
     */
    public Tail withClock(TaskClock clock) {
        return new Tail(file, format, atEnd, interval, Pause.by(clock));
    }

    @Override
    public Reader<String> open() throws Exception {
        return TailReader.open(this);
    }

    @Override
    public Reader<String> openAt(String position) throws Exception {
        return TailReader.openAt(this, TailPosition.parse(position));
    }

    Path file() {
        return file;
    }

    Lines format() {
        return format;
    }

    boolean isAtEnd() {
        return atEnd;
    }

    void await() throws InterruptedException {
        pause.await(interval);
    }
}
