package dev.vivace.benchmarks.start;

import dev.failsafe.Failsafe;
import dev.vivace.AsyncTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.Dispatchers;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** A program that runs one task and ends. */
public final class First {

    private static final int FIRST = 1;

    private First() {}

    /**
     * Runs it.
     *
     * @param args whose task
     * @throws Exception when it fails
     */
    public static void main(String[] args) throws Exception {
        int result = of(args[0]);
        if (result != FIRST) {
            throw new IllegalStateException("gave " + result);
        }
        System.exit(0);
    }

    private static int of(String who) throws Exception {
        return switch (who) {
            case "nothing" -> FIRST;
            case "thread" -> thread();
            case "future" -> CompletableFuture.supplyAsync(() -> FIRST).get();
            case "kotlin" ->
                BuildersKt.runBlocking(
                        EmptyCoroutineContext.INSTANCE,
                        (scope, end) -> BuildersKt.withContext(Dispatchers.getDefault(), (inner, next) -> FIRST, end));
            case "reactor" ->
                reactor.core.publisher.Mono.fromSupplier(() -> FIRST)
                        .subscribeOn(reactor.core.scheduler.Schedulers.parallel())
                        .blockOptional()
                        .orElseThrow();
            case "rxjava" ->
                io.reactivex.rxjava3.core.Single.fromSupplier(() -> FIRST)
                        .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.computation())
                        .blockingGet();
            case "failsafe" ->
                Failsafe.<Integer>none()
                        .with(Executors.newVirtualThreadPerTaskExecutor())
                        .getAsync(() -> FIRST)
                        .get();
            case "pekko" ->
                Source.single(FIRST)
                        .runWith(Sink.head(), ActorSystem.create("first"))
                        .toCompletableFuture()
                        .get();
            case "vivace" -> AsyncTask.run(() -> FIRST).await();
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static int thread() throws InterruptedException {
        int[] result = new int[1];
        Thread thread = Thread.startVirtualThread(() -> result[0] = FIRST);
        thread.join();
        return result[0];
    }
}
