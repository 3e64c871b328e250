package dev.vivace.runtime;

import dev.vivace.Lane;
import dev.vivace.metric.TaskUsage;
import dev.vivace.runtime.metering.Account;
import dev.vivace.runtime.metering.Total;

/** What a task and all below it cost. */
final class Totals {

    private Totals() {}

    /** Those that have settled are in the task's account; the live ones are visited. */
    static TaskUsage of(TaskEngine task) {
        Account account = task.accountIfAny();
        Meter meter = task.runtime.meter();
        if (account == null || meter == null) {
            return TaskUsage.UNAVAILABLE;
        }
        Total total = account.total();
        task.liveChildren().forEach(child -> add(child, total));
        if (!meter.countsAll() && (task.spec.lane() != Lane.CPU || task.scopeIfAny() != null)) {
            total.addUnknown();
        }
        return total.usage(meter.horizon());
    }

    private static void add(TaskEngine task, Total total) {
        Account account = task.accountIfAny();
        if (account != null) {
            total.add(account);
        }
        task.liveChildren().forEach(child -> add(child, total));
    }
}
