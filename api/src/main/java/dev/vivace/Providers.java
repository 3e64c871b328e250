package dev.vivace;

import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Looks providers up. The runtime provider is looked up once, when it is first needed; a failure is not remembered. */
final class Providers {

    /** Written under the lock by whoever needs it first, read by all. */
    private static volatile @Nullable RuntimeProvider runtime;

    private Providers() {}

    static RuntimeProvider runtime() {
        RuntimeProvider known = runtime;
        return known != null ? known : lookUpRuntime();
    }

    private static synchronized RuntimeProvider lookUpRuntime() {
        RuntimeProvider known = runtime;
        if (known == null) {
            known = first(RuntimeProvider.class, "a runtime", "dev.vivace:vivace-runtime");
            runtime = known;
        }
        return known;
    }

    static <P> P first(Class<P> type, String what, String artifact) {
        return ServiceLoader.load(type, type.getClassLoader())
                .findFirst()
                .or(() -> ServiceLoader.load(type).findFirst())
                .orElseThrow(() -> new IllegalStateException(
                        "no provider of " + what + " is on the class or module path; add " + artifact));
    }
}
