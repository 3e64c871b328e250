package dev.vivace.benchmarks.fork;

import java.util.concurrent.Callable;

/** No tasks at all: what the work itself costs on one processor. */
final class Sequential implements Forker {

    @Override
    public long root(Callable<Long> work) throws Exception {
        return work.call();
    }

    @Override
    public Part fork(Callable<Long> work) throws Exception {
        long result = work.call();
        return () -> result;
    }
}
