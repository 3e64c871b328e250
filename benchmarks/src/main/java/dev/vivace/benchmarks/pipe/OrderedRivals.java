package dev.vivace.benchmarks.pipe;

import dev.vivace.AsyncTask;
import dev.vivace.stream.ReceiverStrategy;
import io.reactivex.rxjava3.core.Flowable;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Gatherers;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Those who map in order. */
final class OrderedRivals {

    private OrderedRivals() {}

    /** The yardstick: a parallel stream, which divides the items among the pool. */
    static Iterator<Long> stream(Items items) {
        return StreamSupport.stream(items.spliterator(), true)
                .map(Ordered::work)
                .toList()
                .iterator();
    }

    /** The JDK's gatherer: a virtual thread for each item. */
    static Iterator<Long> gatherer(Items items) {
        return StreamSupport.stream(items.spliterator(), false)
                .gather(Gatherers.mapConcurrent(Ordered.WORKERS, Ordered::work))
                .iterator();
    }

    /** Reactor: an inner Mono for each item. */
    static Iterator<Long> reactor(Items items) {
        return Flux.fromIterable(items)
                .flatMapSequential(
                        item -> Mono.fromSupplier(() -> Ordered.work(item)).subscribeOn(Schedulers.parallel()),
                        Ordered.WORKERS)
                .collectList()
                .blockOptional()
                .orElseThrow()
                .iterator();
    }

    /** RxJava: an inner flow for each item. */
    static Iterator<Long> rxJava(Items items) {
        return Flowable.fromIterable(items)
                .concatMapEager(
                        item -> Flowable.fromCallable(() -> Ordered.work(item))
                                .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.computation()),
                        Ordered.WORKERS,
                        1)
                .toList()
                .blockingGet()
                .iterator();
    }

    /** A pipeline of this project in strict order. */
    static Iterator<Long> vivace(Items items) throws InterruptedException {
        return AsyncTask.<Long>emits()
                .sequence(sources -> sources.of(items))
                .<Long>receiver(event -> Ordered.work(event.data()), ReceiverStrategy.parallel(Ordered.WORKERS))
                .await()
                .iterator();
    }

    /** Pekko: a future for each item. */
    static final class Pekko implements Ordered {

        private final ActorSystem system = ActorSystem.create("benchmark");

        @Override
        public Iterator<Long> map(Items items) throws Exception {
            List<Long> results = Source.from(items)
                    .mapAsync(
                            Ordered.WORKERS,
                            item -> CompletableFuture.supplyAsync(() -> Ordered.work(item), system.dispatcher()))
                    .runWith(Sink.seq(), system)
                    .toCompletableFuture()
                    .get();
            return results.iterator();
        }

        @Override
        public void close() {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
        }
    }
}
