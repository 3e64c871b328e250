package dev.vivace;

import java.util.ServiceLoader;

/** The runtime provider, looked up once, when it is first needed. */
final class Providers {

    static final RuntimeProvider RUNTIME = first(RuntimeProvider.class, "a runtime", "dev.vivace:vivace-runtime");

    private Providers() {}

    static <P> P first(Class<P> type, String what, String artifact) {
        return ServiceLoader.load(type, type.getClassLoader())
                .findFirst()
                .or(() -> ServiceLoader.load(type).findFirst())
                .orElseThrow(() -> new IllegalStateException(
                        "no provider of " + what + " is on the class or module path; add " + artifact));
    }
}
