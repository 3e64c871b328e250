package dev.vivace.benchmarks.pipe;

import dev.vivace.benchmarks.suite.Rival;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** Pekko Streams with an asynchronous boundary after the source. */
final class PekkoHop implements Rival {

    private final int stages;
    private final ActorSystem system = ActorSystem.create("benchmark");

    PekkoHop(int stages) {
        this.stages = stages;
    }

    @Override
    public long run(int size) throws Exception {
        Source<Long, NotUsed> source =
                Source.from(new Items(size)).async().addAttributes(Attributes.inputBuffer(Items.BUFFER, Items.BUFFER));
        for (int i = 0; i < stages; i++) {
            source = source.map(Items::stage);
        }
        return source.runWith(Sink.fold(0L, Long::sum), system)
                .toCompletableFuture()
                .get();
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
