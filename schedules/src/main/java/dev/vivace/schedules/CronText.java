package dev.vivace.schedules;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import dev.vivace.error.AsyncTaskError.InvalidSchedule;
import dev.vivace.error.AsyncTaskException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads cron expressions, and says where they are wrong. */
final class CronText {

    private static final int MAX_LENGTH = 200;
    private static final Pattern FIELD = Pattern.compile("\\S+");
    private static final List<String> NAMES =
            List.of("second", "minute", "hour", "day of month", "month", "day of week");
    private static final CronParser WITH_SECONDS = new CronParser(definition(true));
    private static final CronParser WITHOUT_SECONDS = new CronParser(definition(false));

    private CronText() {}

    private static CronDefinition definition(boolean seconds) {
        CronDefinitionBuilder fields = CronDefinitionBuilder.defineCron();
        if (seconds) {
            fields =
                    fields.withSeconds().withValidRange(0, 59).withStrictRange().and();
        }
        return fields.withMinutes()
                .withValidRange(0, 59)
                .withStrictRange()
                .and()
                .withHours()
                .withValidRange(0, 23)
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .withStrictRange()
                .and()
                .withMonth()
                .withValidRange(1, 12)
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .withStrictRange()
                .and()
                .instance();
    }

    static Cron parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw invalid("a cron expression has at most " + MAX_LENGTH + " characters, was " + text.length());
        }
        List<MatchResult> fields = FIELD.matcher(text).results().toList();
        if (fields.size() != 5 && fields.size() != 6) {
            throw invalid("cron expression \"" + text + "\" has " + fields.size()
                    + " fields; 5 are needed (minute, hour, day of month, month, day of week), or 6 with the"
                    + " second first");
        }
        CronParser parser = fields.size() == 6 ? WITH_SECONDS : WITHOUT_SECONDS;
        try {
            return parser.parse(text.strip()).validate();
        } catch (IllegalArgumentException e) {
            throw invalid("cron expression \"" + text + "\"" + place(parser, fields) + ": " + e.getMessage());
        }
    }

    /** The first field that is wrong even when all others are stars. */
    private static String place(CronParser parser, List<MatchResult> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (!isGood(parser, alone(fields, i))) {
                String name = NAMES.get(i + NAMES.size() - fields.size());
                return " at character " + (fields.get(i).start() + 1) + ", " + name + " \""
                        + fields.get(i).group() + "\"";
            }
        }
        return "";
    }

    private static String alone(List<MatchResult> fields, int field) {
        return IntStream.range(0, fields.size())
                .mapToObj(i -> i == field ? fields.get(i).group() : "*")
                .collect(Collectors.joining(" "));
    }

    private static boolean isGood(CronParser parser, String text) {
        try {
            parser.parse(text).validate();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static AsyncTaskException invalid(String what) {
        return new AsyncTaskException(new InvalidSchedule(what));
    }
}
