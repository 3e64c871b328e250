package dev.vivace.benchmarks.pipe;

import dev.vivace.benchmarks.suite.Rival;
import java.util.Iterator;
import org.openjdk.jmh.infra.Blackhole;

/** Maps items at several threads and takes the results in the order of the items. */
interface Ordered extends Rival {

    int WORKERS = java.lang.Runtime.getRuntime().availableProcessors();

    /** How much one item keeps a processor busy: some microseconds. */
    int TOKENS = 2_000;

    /** What the rival does; the results must be asked for one after the other. */
    Iterator<Long> map(Items items) throws Exception;

    @Override
    default long run(int size) throws Exception {
        Iterator<Long> results = map(new Items(size));
        long number = 0;
        while (results.hasNext()) {
            if (results.next() != number + 1) {
                throw new IllegalStateException("out of order at " + number);
            }
            number++;
        }
        return number;
    }

    /** The work on an item. */
    static Long work(Long item) {
        Blackhole.consumeCPU(TOKENS);
        return item + 1;
    }
}
