package dev.vivace.benchmarks.pipe;

import dev.vivace.benchmarks.suite.Rival;
import kotlin.Unit;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.channels.BufferOverflow;
import kotlinx.coroutines.flow.FlowKt;

/** Kotlin's flow with a buffer, its source on the default dispatcher. */
final class KotlinHop implements Rival {

    private final int stages;

    KotlinHop(int stages) {
        this.stages = stages;
    }

    @Override
    public long run(int size) throws InterruptedException {
        Sum sum = new Sum();
        var items = FlowKt.flowOn(
                FlowKt.buffer(FlowKt.asFlow(new Items(size)), Items.BUFFER, BufferOverflow.SUSPEND),
                Dispatchers.getDefault());
        BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (scope, end) -> items.collect(
                        (item, next) -> {
                            sum.add(Items.stages(item, stages));
                            return Unit.INSTANCE;
                        },
                        end));
        return sum.value;
    }
}
