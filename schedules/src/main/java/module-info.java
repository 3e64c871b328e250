/** Tasks that run again and again: after a delay, at a rate, by a cron expression. Needs cron-utils. */
@org.jspecify.annotations.NullMarked
module dev.vivace.schedules {
    requires transitive dev.vivace.api;
    requires static org.jspecify;
    requires com.cronutils;

    exports dev.vivace.schedules;
}
