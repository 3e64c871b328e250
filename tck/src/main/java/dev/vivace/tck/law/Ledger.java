package dev.vivace.tck.law;

import dev.vivace.stream.EventSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lasts of a sink: items and, where it is transactional, the checkpoint beside them. Thread-safe. */
final class Ledger {

    private final List<Integer> items = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, byte[]> checkpoints = Collections.synchronizedMap(new HashMap<>());

    List<Integer> items() {
        synchronized (items) {
            return List.copyOf(items);
        }
    }

    /** Writes that last from the next flush on. */
    EventSink<Integer> plain(Power power) {
        return () -> {
            power.use();
            return new Pages(power);
        };
    }

    /** Writes and checkpoints that last together, from the next commit on. */
    EventSink<Integer> transactional(Power power) {
        return () -> {
            power.use();
            return new Transactions(power);
        };
    }

    private class Pages implements EventSink.Writer<Integer> {

        final Power power;
        final List<Integer> pending = new ArrayList<>();

        Pages(Power power) {
            this.power = power;
        }

        @Override
        public void write(Integer item) throws Exception {
            power.use();
            pending.add(item);
        }

        @Override
        public void flush() throws Exception {
            power.use();
            items.addAll(pending);
            pending.clear();
        }

        @Override
        public void close() {
            pending.clear();
        }
    }

    private final class Transactions extends Pages implements EventSink.TransactionalWriter<Integer> {

        Transactions(Power power) {
            super(power);
        }

        @Override
        public void flush() throws Exception {
            power.use();
        }

        @Override
        public Optional<byte[]> load(String key) throws Exception {
            power.use();
            return Optional.ofNullable(checkpoints.get(key));
        }

        @Override
        public void commit(String key, byte[] state) throws Exception {
            power.use();
            synchronized (items) {
                items.addAll(pending);
                checkpoints.put(key, state.clone());
            }
            pending.clear();
        }
    }
}
