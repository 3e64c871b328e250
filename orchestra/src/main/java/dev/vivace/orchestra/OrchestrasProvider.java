package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraProvider;
import dev.vivace.Runtime;
import dev.vivace.id.TaskId;
import org.jspecify.annotations.Nullable;

/** The door of this module, found by {@link java.util.ServiceLoader}. */
public final class OrchestrasProvider implements OrchestraProvider {

    /** For the service loader. */
    public OrchestrasProvider() {}

    @Override
    public Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> open(
            Runtime<@Nullable Object, TaskId> runtime, String name) {
        return OrchestraTask.open(Checks.notNull("runtime", runtime), Checks.name(name));
    }
}
