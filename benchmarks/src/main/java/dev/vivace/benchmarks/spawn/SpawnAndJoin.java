package dev.vivace.benchmarks.spawn;

import dev.vivace.benchmarks.suite.Rival;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What all rivals do: start that many tasks, then wait for all of them. */
final class SpawnAndJoin<H> implements Rival {

    private final Spawner<H> spawner;
    private final Callable<Integer> work;
    private final boolean inside;

    SpawnAndJoin(Spawner<H> spawner, Callable<Integer> work, boolean inside) {
        this.spawner = spawner;
        this.work = work;
        this.inside = inside;
    }

    @Override
    public long run(int size) throws Exception {
        return inside ? spawner.inside(() -> startAndJoin(size)) : startAndJoin(size);
    }

    private long startAndJoin(int size) throws Exception {
        List<H> handles = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            handles.add(spawner.start(work));
        }
        return spawner.join(handles);
    }

    @Override
    public void close() {
        spawner.close();
    }
}
