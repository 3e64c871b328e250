package dev.vivace.tck.decoy;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** An executor that is never shut down, whatever it is told. */
final class OpenExecutor extends AbstractExecutorService {

    private final ExecutorService right;

    OpenExecutor(ExecutorService right) {
        this.right = right;
    }

    @Override
    public void execute(Runnable command) {
        right.execute(command);
    }

    @Override
    public void shutdown() {
        // that is the decoy
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
