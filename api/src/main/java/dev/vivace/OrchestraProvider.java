package dev.vivace;

import dev.vivace.id.TaskId;
import org.jspecify.annotations.Nullable;

/** How the implementation of orchestras is found. For its authors. */
public interface OrchestraProvider {

    /**
     * Opens an orchestra.
     *
     * @param runtime runs its tasks
     * @param name for people
     * @return an empty orchestra
     */
    Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> open(
            Runtime<@Nullable Object, TaskId> runtime, String name);

    /**
     * The provider.
     *
     * @return the first that {@link java.util.ServiceLoader} knows
     * @throws IllegalStateException when there is none; the message says what to add
     */
    static OrchestraProvider find() {
        return Providers.first(OrchestraProvider.class, "orchestras", "dev.vivace:vivace-orchestra");
    }
}
