package dev.vivace.benchmarks.pipe;

import dev.vivace.benchmarks.suite.Rival;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Reactor's publishOn. */
final class ReactorHop implements Rival {

    private final int stages;

    ReactorHop(int stages) {
        this.stages = stages;
    }

    @Override
    public long run(int size) {
        Sum sum = new Sum();
        Flux<Long> flux = Flux.fromIterable(new Items(size)).publishOn(Schedulers.parallel(), Items.BUFFER);
        for (int i = 0; i < stages; i++) {
            flux = flux.map(Items::stage);
        }
        flux.doOnNext(sum::add).blockLast();
        return sum.value;
    }
}
