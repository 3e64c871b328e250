package dev.vivace.http;

import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.ExecutionException;

/** What the client of the JDK means by its exceptions; some of them have no text at all. */
final class FailureText {

    private FailureText() {}

    /** What a stage failed with. */
    static Throwable cause(ExecutionException failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }

    static String of(Throwable failure) {
        if (failure instanceof ConnectException) {
            boolean isUnknown = failure.getCause() instanceof ConnectException inner
                    && inner.getCause() instanceof UnresolvedAddressException;
            return isUnknown ? "cannot connect: unknown host" : "cannot connect" + detail(failure);
        }
        if (failure instanceof InternalError) {
            return "the connection broke off"; // what the JDK's web socket throws when that happens before it was asked
        }
        return failure.getClass().getSimpleName() + detail(failure);
    }

    private static String detail(Throwable failure) {
        return failure.getMessage() == null ? "" : ": " + failure.getMessage();
    }
}
