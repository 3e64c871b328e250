package dev.vivace.cli.demo;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import dev.vivace.cli.classfile.RawTotals;
import dev.vivace.cli.classfile.SecondCount;
import java.io.IOException;
import java.util.List;

/**
 * Counts everything a second time, one module after the other.
 *
 * @param modules their names
 * @param watcher is told of progress
 */
record CheckTask(List<String> modules, Watcher watcher) implements AsyncWork<RawTotals> {

    @Override
    public RawTotals run(TaskContext context) throws IOException {
        RawTotals sum = RawTotals.NONE;
        for (String module : modules) {
            context.checkpoint();
            RawTotals counted = SecondCount.of(module);
            sum = sum.plus(counted);
            watcher.advanced(new Progress(module, (int) counted.totals().classes()));
        }
        return sum;
    }
}
