package dev.vivace.benchmarks.storm;

import dev.vivace.benchmarks.suite.Rival;
import java.util.Objects;
import kotlin.Unit;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.Job;
import org.jspecify.annotations.Nullable;

/** Kotlin's coroutines and their children. Cancelling the root cancels all; it completes after all others. */
final class CoroutineTree implements Rival {

    // Both are made by prepare and used by run, on the same thread.
    private Tree tree = new Tree(0);
    private @Nullable Job root;

    @Override
    public void prepare(int size) throws InterruptedException {
        Tree planted = new Tree(size);
        root = grow(planted, GlobalScope.INSTANCE, 0);
        planted.waiting.await();
        tree = planted;
    }

    private static Job grow(Tree planted, CoroutineScope parent, int node) {
        Job job = BuildersKt.launch(parent, Dispatchers.getDefault(), CoroutineStart.DEFAULT, (scope, end) -> {
            for (int child = planted.firstChild(node); child < planted.endOfChildren(node); child++) {
                grow(planted, scope, child);
            }
            planted.waiting.countDown();
            return DelayKt.awaitCancellation(end);
        });
        job.invokeOnCompletion(failure -> {
            planted.ended.incrementAndGet();
            return Unit.INSTANCE;
        });
        return job;
    }

    @Override
    public long run(int size) throws InterruptedException {
        Job all = Objects.requireNonNull(root);
        all.cancel(null);
        BuildersKt.runBlocking(EmptyCoroutineContext.INSTANCE, (scope, end) -> all.join(end));
        // A parent may hear of a child's end a moment before the counter does.
        while (tree.ended.get() < size) {
            Thread.onSpinWait();
        }
        return tree.ended.get();
    }
}
