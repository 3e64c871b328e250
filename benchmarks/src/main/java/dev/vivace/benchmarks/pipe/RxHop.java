package dev.vivace.benchmarks.pipe;

import dev.vivace.benchmarks.suite.Rival;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.schedulers.Schedulers;

/** RxJava's observeOn. Fused, the receiving thread pulls from the source itself and nothing crosses a hop. */
final class RxHop implements Rival {

    private final int stages;
    private final boolean fused;

    RxHop(int stages, boolean fused) {
        this.stages = stages;
        this.fused = fused;
    }

    @Override
    public long run(int size) {
        Sum sum = new Sum();
        Flowable<Long> source = Flowable.fromIterable(new Items(size));
        Flowable<Long> flow = (fused ? source : source.hide()).observeOn(Schedulers.computation(), false, Items.BUFFER);
        for (int i = 0; i < stages; i++) {
            flow = flow.map(Items::stage);
        }
        flow.doOnNext(sum::add).ignoreElements().blockingAwait();
        return sum.value;
    }
}
