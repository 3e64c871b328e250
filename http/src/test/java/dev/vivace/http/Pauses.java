package dev.vivace.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lets no time pass, and remembers what was waited for. */
final class Pauses implements Retries.Pause {

    final List<Duration> list = new CopyOnWriteArrayList<>();

    @Override
    public void await(Duration time) {
        list.add(time);
    }
}
