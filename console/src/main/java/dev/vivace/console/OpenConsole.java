package dev.vivace.console;

import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.console.act.Actions;
import dev.vivace.console.record.Recorder;
import dev.vivace.console.seen.Watcher;
import dev.vivace.console.view.Details;
import dev.vivace.console.view.Graphs;
import dev.vivace.console.view.Live;
import dev.vivace.console.view.Pipelines;
import dev.vivace.console.view.Timeline;
import dev.vivace.console.view.Vitals;
import dev.vivace.console.web.Sessions;
import dev.vivace.console.web.Streams;
import dev.vivace.console.web.Web;
import dev.vivace.warnings.Warnings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A console that is open: its parts, and the order in which they begin and end. */
final class OpenConsole implements Console {

    private static final System.Logger LOG = System.getLogger("dev.vivace.console");
    private static final int MOST_STREAMS = 64;

    private final URI url;
    private final Web web;
    private final Registration listening;
    private final Ticker ticker;
    private final Recorder recorder;
    private final @Nullable Path descriptor;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OpenConsole(
            URI url, Web web, Registration listening, Ticker ticker, Recorder recorder, @Nullable Path descriptor) {
        this.url = url;
        this.web = web;
        this.listening = listening;
        this.ticker = ticker;
        this.recorder = recorder;
        this.descriptor = descriptor;
    }

    static OpenConsole open(Runtime<?, ?> runtime, ConsoleBuilder.Options options, InetSocketAddress at, String token)
            throws IOException {
        Watcher watcher = new Watcher(runtime.clock(), options.payloads());
        Warnings warnings = Warnings.watch(runtime);
        Live live = new Live(runtime, watcher, runtime::warnings);
        Sight sight = new Sight(
                live,
                new Vitals(live, watcher, runtime.clock().nanoTime()),
                new Details(runtime, live, watcher, options.payloads() ? options.keys() : List.of()),
                new Timeline(live, watcher),
                new Graphs(runtime, live),
                new Pipelines(runtime, live, options.payloads()),
                new Actions(runtime),
                new Recorder(),
                options.actions(),
                options.payloads());
        Streams streams = new Streams(MOST_STREAMS, sight::overviewEvent);
        Web web = Web.bind(
                at, options.hosts(), runtime.clock(), port -> new Sessions(token, port), streams, OpenConsole.class);
        Routes.add(web, runtime, sight, streams);
        InetSocketAddress bound = web.start();
        Registration listening = runtime.listen(watcher);
        Ticker ticker =
                Ticker.start(runtime.clock(), () -> sight.tick(runtime.clock().nanoTime(), streams));
        Registration looking = () -> {
            listening.close();
            warnings.close();
        };
        URI url = link(bound, options, token);
        return new OpenConsole(url, web, looking, ticker, sight.recorder(), announce(url));
    }

    /** Leaves word for {@code vivace top}. A console whose user has no directory to write to works as well. */
    private static @Nullable Path announce(URI url) {
        try {
            return Descriptors.atHome().write(url);
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.INFO, "vivace top will not find this console by itself: " + e);
            return null;
        }
    }

    private static URI link(InetSocketAddress bound, ConsoleBuilder.Options options, String token) {
        String address = bound.getAddress().getHostAddress();
        String own = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        String host = options.hosts().isEmpty() ? own : options.hosts().getFirst();
        return URI.create("http://" + host + ":" + bound.getPort() + "/#token=" + token);
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        ticker.close();
        listening.close();
        web.close();
        try {
            recorder.close();
            if (descriptor != null) {
                Files.deleteIfExists(descriptor);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the console could not be deleted", e);
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Console[" + url.getAuthority() + (closed.get() ? ", closed" : "") + "]";
    }
}
