package dev.vivace.benchmarks.pipe;

import dev.vivace.AsyncTask;
import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.SenderStrategy;

/** A pipeline of this project. */
final class VivacePipe implements Rival {

    private final int stages;
    private final SenderStrategy sender;
    private final ReceiverStrategy receiver;

    VivacePipe(int stages, SenderStrategy sender, ReceiverStrategy receiver) {
        this.stages = stages;
        this.sender = sender;
        this.receiver = receiver;
    }

    @Override
    public long run(int size) throws InterruptedException {
        return AsyncTask.<Long>emits()
                .buffer(Items.BUFFER)
                .sender(sources -> sources.of(new Items(size)), sender)
                .<Long>receiver(event -> Items.stages(event.data(), stages), receiver)
                .await(Sum.collector());
    }
}
