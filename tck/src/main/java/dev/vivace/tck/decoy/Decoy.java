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
 * @param bend makes it of a right runtime's builder
 */
public record Decoy(
        String law, String description, UnaryOperator<RuntimeBuilder<@Nullable Object, TaskId>> bend) {

    @Override
    public String toString() {
        return law + ": " + description;
    }
}
