package dev.vivace.tck.decoy;

import dev.vivace.RuntimeBuilder;
import dev.vivace.id.TaskId;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A deliberately broken runtime, which the tests of a law must fail.
 *
 * @param law the number of the law it breaks, such as {@code S2}
 * @param description how it breaks it: what such a runtime does
 * @param hangs whether it is known by something that never happens, so that a test that hangs has caught it; a test that
 *     hangs with another decoy proves nothing
 * @param bend makes it of a right runtime's builder
 */
public record Decoy(
        String law, String description, boolean hangs, UnaryOperator<RuntimeBuilder<@Nullable Object, TaskId>> bend) {

    /**
     * A decoy that does something wrong.
     *
     * @param law the number of the law it breaks
     * @param description what it does
     * @param bend makes it of a right runtime's builder
     */
    public Decoy(String law, String description, UnaryOperator<RuntimeBuilder<@Nullable Object, TaskId>> bend) {
        this(law, description, false, bend);
    }

    /**
     * A decoy that does not do something, ever.
     *
     * @param law the number of the law it breaks
     * @param description what it does instead
     * @param bend makes it of a right runtime's builder
     * @return the decoy
     */
    public static Decoy hanging(
            String law, String description, UnaryOperator<RuntimeBuilder<@Nullable Object, TaskId>> bend) {
        return new Decoy(law, description, true, bend);
    }

    @Override
    public String toString() {
        return law + ": " + description;
    }
}
