package dev.vivace.orchestra;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of something that is over, taken down when somebody asks, or before the orchestra forgets one of them. */
final class Roll {

    private final Engine engine;

    // Both guarded by the engine's lock; the first is gone once it was called.
    private @Nullable Supplier<List<Member>> taker;
    private List<Member> members = List.of();

    Roll(Engine engine, Supplier<List<Member>> taker) {
        this.engine = engine;
        this.taker = taker;
    }

    List<Member> members() {
        return engine.locked(this::takeDown);
    }

    /** Called under the engine's lock. */
    List<Member> takeDown() {
        Supplier<List<Member>> missing = taker;
        if (missing != null) {
            members = missing.get();
            taker = null;
        }
        return members;
    }
}
