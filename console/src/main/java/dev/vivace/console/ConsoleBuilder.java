package dev.vivace.console;

import dev.vivace.Runtime;
import dev.vivace.console.web.Sessions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a console is to be. Immutable: each call returns a new builder. */
public final class ConsoleBuilder {

    private static final int LARGEST_PORT = 65_535;
    private static final int SHORTEST_TOKEN = 32;

    private final Runtime<?, ?> runtime;
    private final Options options;

    /** All options; the token is null until somebody gives one. */
    record Options(InetAddress address, int port, @Nullable String token, boolean actions, boolean payloads) {
        /** Without the token. */
        @Override
        public String toString() {
            return address.getHostAddress() + ":" + port + (actions ? " actions" : "") + (payloads ? " payloads" : "");
        }
    }

    private ConsoleBuilder(Runtime<?, ?> runtime, Options options) {
        this.runtime = runtime;
        this.options = options;
    }

    static ConsoleBuilder of(Runtime<?, ?> runtime) {
        return new ConsoleBuilder(
                Objects.requireNonNull(runtime, "runtime"),
                new Options(InetAddress.getLoopbackAddress(), 0, null, false, false));
    }

    private ConsoleBuilder with(Options changed) {
        return new ConsoleBuilder(runtime, changed);
    }

    /**
     * The port.
     *
     * @param port 0 to 65535; 0, as without it, takes a free one
     * @return a new builder
     */
    public ConsoleBuilder port(int port) {
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
        return with(new Options(options.address, port, options.token, options.actions, options.payloads));
    }

    /**
     * The address to listen on. One that is not loopback can be reached from other machines, over a line that anybody
     * between can read; so {@link #open} refuses it unless a {@link #token} was chosen on purpose.
     *
     * @param address one of this machine's, not a wildcard; without it, loopback
     * @return a new builder
     */
    public ConsoleBuilder bind(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            throw new IllegalArgumentException("name one address of this machine, not " + address.getHostAddress()
                    + ": the console answers only to the address that it is asked for by");
        }
        return with(new Options(
                Objects.requireNonNull(address, "address"),
                options.port,
                options.token,
                options.actions,
                options.payloads));
    }

    /**
     * The secret that lets a browser in.
     *
     * @param token at least 32 characters of A-Z, a-z, 0-9, - and _; without it, a new random one
     * @return a new builder
     */
    public ConsoleBuilder token(String token) {
        if (token.length() < SHORTEST_TOKEN || !token.chars().allMatch(ConsoleBuilder::isPlain)) {
            throw new IllegalArgumentException("a token has at least " + SHORTEST_TOKEN
                    + " characters of A-Z, a-z, 0-9, - and _; this one has " + token.length() + " characters");
        }
        return with(new Options(options.address, options.port, token, options.actions, options.payloads));
    }

    private static boolean isPlain(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    /**
     * Whether the page may cancel, retry, change priorities and pause.
     *
     * @param allowed without it, false
     * @return a new builder
     */
    public ConsoleBuilder actions(boolean allowed) {
        return with(new Options(options.address, options.port, options.token, allowed, options.payloads));
    }

    /**
     * Whether the page shows the beginning of results and of items that failed.
     *
     * @param shown without it, false: they may be private
     * @return a new builder
     */
    public ConsoleBuilder payloads(boolean shown) {
        return with(new Options(options.address, options.port, options.token, options.actions, shown));
    }

    /**
     * Opens it.
     *
     * @return the open console; close it when done
     * @throws IOException when the port cannot be had
     * @throws IllegalStateException when it would listen beyond loopback without a token of its own
     */
    public Console open() throws IOException {
        if (!options.address.isLoopbackAddress() && options.token == null) {
            throw new IllegalStateException("a console on " + options.address.getHostAddress()
                    + " can be reached from other machines: choose a token(...) for it, or leave bind(...) out");
        }
        String token = options.token == null ? Sessions.newToken() : options.token;
        return OpenConsole.open(runtime, options, new InetSocketAddress(options.address, options.port), token);
    }

    @Override
    public String toString() {
        return "ConsoleBuilder[" + options + "]";
    }
}
