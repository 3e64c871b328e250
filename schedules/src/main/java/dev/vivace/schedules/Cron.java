package dev.vivace.schedules;

import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.time.ExecutionTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moments of a cron expression in a zone. The library finds matching local times, without a zone; what they are in the
 * zone on days when its clocks are changed is decided here:
 *
 * <ul>
 *   <li>An expression for every hour follows the time that passes: each moment whose local time matches counts, in a
 *       repeated hour twice.
 *   <li>Any other follows the calendar: a local time that does not exist is moved to the end of the gap, where all of one
 *       gap are one; one that exists twice counts the first time.
 * </ul>
 */
final class Cron implements Timing {

    /** Beyond that, an expression is one that never comes: the 30th of February. */
    private static final Duration HORIZON = Duration.ofDays(366 * 30);

    private final ExecutionTime times;
    private final boolean isEveryHour;
    private final ZoneId zone;
    private final String text;

    private Cron(com.cronutils.model.Cron cron, ZoneId zone, String text) {
        this.times = ExecutionTime.forCron(cron);
        this.isEveryHour = cron.retrieve(CronFieldName.HOUR).getExpression() instanceof Always;
        this.zone = zone;
        this.text = text;
    }

    /** Refuses what is no expression, or never comes. */
    static Cron of(String text, ZoneId zone) {
        Cron cron = new Cron(CronText.parse(text), zone, text);
        if (cron.next(Instant.EPOCH).isEmpty()) {
            throw CronText.invalid("cron expression \"" + text + "\": no such moment ever comes");
        }
        return cron;
    }

    @Override
    public Optional<Instant> first(Instant began, @Nullable Duration delay) {
        return next(delay == null ? began : began.plus(delay));
    }

    @Override
    public Optional<Instant> next(Instant moment, Instant first) {
        return next(moment);
    }

    @Override
    public boolean followsTimeOfDay() {
        return true;
    }

    Optional<Instant> next(Instant moment) {
        return isEveryHour ? nextPassing(moment) : nextOnCalendar(moment);
    }

    /** Local time runs evenly between two changes of the clocks. */
    private Optional<Instant> nextPassing(Instant moment) {
        ZoneOffset offset = zone.getRules().getOffset(moment);
        LocalDateTime after = LocalDateTime.ofInstant(moment, offset);
        Instant end = moment.plus(HORIZON);
        for (Instant at = moment; at.isBefore(end); ) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(at);
            ZoneOffset current = offset;
            Optional<Instant> next = nextLocal(after).map(local -> local.toInstant(current));
            if (change == null || next.filter(change.getInstant()::isAfter).isPresent()) {
                return next;
            }
            at = change.getInstant();
            offset = change.getOffsetAfter();
            after = change.getDateTimeAfter().minusSeconds(1);
        }
        return Optional.empty();
    }

    private Optional<Instant> nextOnCalendar(Instant moment) {
        Optional<LocalDateTime> local = nextLocal(LocalDateTime.ofInstant(moment, zone));
        while (local.isPresent()) {
            // In an overlap, a ZonedDateTime takes the earlier of the two.
            ZoneOffsetTransition change = zone.getRules().getTransition(local.get());
            Instant at = change != null && change.isGap()
                    ? change.getInstant()
                    : ZonedDateTime.of(local.get(), zone).toInstant();
            if (at.isAfter(moment)) {
                return Optional.of(at);
            }
            local = nextLocal(local.get());
        }
        return Optional.empty();
    }

    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        LocalDateTime second = after.truncatedTo(ChronoUnit.SECONDS);
        return times.nextExecution(second.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    @Override
    public String toString() {
        return "cron \"" + text + "\" in " + zone;
    }
}
