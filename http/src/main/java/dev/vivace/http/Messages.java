package dev.vivace.http;

import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;

/** What the client of the JDK means by its exceptions; some of them have no text at all. */
final class Messages {

    private Messages() {}

    static String of(Throwable failure) {
        if (failure instanceof ConnectException) {
            boolean isUnknown = failure.getCause() instanceof ConnectException inner
                    && inner.getCause() instanceof UnresolvedAddressException;
            return isUnknown ? "cannot connect: unknown host" : "cannot connect" + detail(failure);
        }
        return failure.getClass().getSimpleName() + detail(failure);
    }

    private static String detail(Throwable failure) {
        return failure.getMessage() == null ? "" : ": " + failure.getMessage();
    }
}
