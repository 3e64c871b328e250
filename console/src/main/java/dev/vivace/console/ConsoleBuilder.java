package dev.vivace.console;

import dev.vivace.Runtime;
import dev.vivace.console.web.Sessions;
import dev.vivace.context.ContextKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a console is to be. Immutable: each call returns a new builder. */
public final class ConsoleBuilder {

    private static final int LARGEST_PORT = 65_535;
    private static final int SHORTEST_TOKEN = 32;
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]{2,45}]");

    private final Runtime<?, ?> runtime;
    private final Options options;

    /** All options; the token is null until somebody gives one. */
    record Options(
            InetAddress address,
            int port,
            @Nullable String token,
            List<String> hosts,
            boolean actions,
            boolean payloads,
            List<ContextKey<?>> keys) {

        Options withAddress(InetAddress other) {
            return new Options(other, port, token, hosts, actions, payloads, keys);
        }

        Options withPort(int other) {
            return new Options(address, other, token, hosts, actions, payloads, keys);
        }

        Options withToken(String other) {
            return new Options(address, port, other, hosts, actions, payloads, keys);
        }

        Options withHosts(List<String> other) {
            return new Options(address, port, token, other, actions, payloads, keys);
        }

        Options withActions(boolean other) {
            return new Options(address, port, token, hosts, other, payloads, keys);
        }

        Options withPayloads(boolean other) {
            return new Options(address, port, token, hosts, actions, other, keys);
        }

        Options withKeys(List<ContextKey<?>> other) {
            return new Options(address, port, token, hosts, actions, payloads, other);
        }

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
                new Options(InetAddress.getLoopbackAddress(), 0, null, List.of(), false, false, List.of()));
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
        return with(options.withPort(port));
    }

    /**
     * The address to listen on. One that is not loopback can be reached from other machines, over a line that anybody
     * between can read; so {@link #open} refuses it unless a {@link #token} was chosen on purpose. A wildcard needs
     * {@link #hosts} too, because which names lead to it cannot be guessed.
     *
     * @param address one of this machine's, or a wildcard such as 0.0.0.0 for all of them; without it, loopback
     * @return a new builder
     */
    public ConsoleBuilder bind(InetAddress address) {
        return with(options.withAddress(Objects.requireNonNull(address, "address")));
    }

    /**
     * By which names it may be asked for, beside the address that it is bound to: what stands between {@code http://} and the
     * port in the browser. A request whose {@code Host} or {@code Origin} says anything else is refused. The first is
     * that of {@link Console#url}.
     *
     * @param names names such as {@code build.example.org}, or addresses; one of IPv6 in brackets; no port
     * @return a new builder
     */
    public ConsoleBuilder hosts(String... names) {
        List<String> lower = Stream.of(names)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        for (String name : lower) {
            if (!HOST.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "a host is a name or an address without scheme, port and path, such as"
                                + " build.example.org, 192.0.2.7 or [2001:db8::7]; was " + name);
            }
        }
        return with(options.withHosts(lower));
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
        return with(options.withToken(token));
    }

    private static boolean isPlain(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    /**
     * Whether the page may cancel, retry, change priorities, pause, and hand dead letters back.
     *
     * @param allowed without it, false
     * @return a new builder
     */
    public ConsoleBuilder actions(boolean allowed) {
        return with(options.withActions(allowed));
    }

    /**
     * Whether the page shows the beginning of results, of items that failed, and of chosen context values.
     *
     * @param shown without it, false: they may be private
     * @return a new builder
     */
    public ConsoleBuilder payloads(boolean shown) {
        return with(options.withPayloads(shown));
    }

    /**
     * Which context values the drawer of a task shows, with {@link #payloads} only: a task does not tell which it has.
     *
     * @param keys the first 500 characters of their values are shown
     * @return a new builder
     */
    public ConsoleBuilder context(ContextKey<?>... keys) {
        return with(options.withKeys(List.of(keys)));
    }

    /**
     * Opens it.
     *
     * @return the open console; close it when done
     * @throws IOException when the port cannot be had
     * @throws IllegalStateException when it would listen beyond loopback without a token of its own, or on all addresses
     *     without hosts
     */
    public Console open() throws IOException {
        if (!options.address.isLoopbackAddress() && options.token == null) {
            throw new IllegalStateException("a console on " + options.address.getHostAddress()
                    + " can be reached from other machines: choose a token(...) for it, or leave bind(...) out");
        }
        if (options.address.isAnyLocalAddress() && options.hosts.isEmpty()) {
            throw new IllegalStateException("a console on " + options.address.getHostAddress()
                    + " cannot know by which names it is asked for: say them with hosts(\"build.example.org\"), or"
                    + " bind one address of this machine");
        }
        String token = options.token == null ? Sessions.newToken() : options.token;
        return OpenConsole.open(runtime, options, new InetSocketAddress(options.address, options.port), token);
    }

    @Override
    public String toString() {
        return "ConsoleBuilder[" + options + "]";
    }
}
