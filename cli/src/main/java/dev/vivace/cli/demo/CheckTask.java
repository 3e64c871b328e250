package dev.vivace.cli.demo;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import dev.vivace.cli.classfile.RawTotals;
import dev.vivace.cli.classfile.SecondCount;
import dev.vivace.message.TaskMessage;
import java.io.IOException;
import java.util.List;

/**
 * Counts everything a second time, one module after the other.
 *
 * @param modules their names
 */
record CheckTask(List<String> modules) implements AsyncWork<RawTotals> {

    @Override
    public RawTotals run(TaskContext context) throws IOException {
        RawTotals sum = RawTotals.NONE;
        for (String module : modules) {
            context.checkpoint();
            RawTotals counted = SecondCount.of(module);
            sum = sum.plus(counted);
            context.parent().trySend(new TaskMessage.Data<>(new Progress(module, (int)
                    counted.totals().classes())));
        }
        return sum;
    }
}
