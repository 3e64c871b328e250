package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.SenderWork;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.stream.ChunkSize;
import dev.vivace.stream.Delimiter;
import dev.vivace.stream.EventSource;
import dev.vivace.testkit.TestRuntime;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What cannot be read: law E9 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface UnsupportedSourceLaws extends StreamSubject {

    @Test
    default void E9_an_unknown_scheme_fails_where_it_is_named() throws Exception {
        for (String scheme : List.of("gopher", "nosuchscheme", "mailto")) {
            AtomicReference<@Nullable RuntimeException> thrown = new AtomicReference<>();
            AsyncTaskError error = failureOf(sources -> {
                try {
                    return sources.ofUri(URI.create(scheme + ":somewhere"), bytes -> SpySource.of(1));
                } catch (RuntimeException e) {
                    thrown.set(e);
                    throw e;
                }
            });
            RuntimeException named = thrown.get();
            assertInstanceOf(UnsupportedOperationException.class, named, "when it is named, not later");
            assertTrue(String.valueOf(named.getMessage()).contains(scheme), "it says which: " + named.getMessage());
            assertEquals(new AsyncTaskError.Panic(named), error, "and that is what the pipeline ends with");
        }
    }

    @Test
    default void E9_it_is_never_an_empty_source() throws Exception {
        TestRuntime test = seeded();
        List<Integer> received = Collections.synchronizedList(new ArrayList<>());
        var task = numbers(test)
                .sender(sources -> sources.ofUri(URI.create("gopher://example.org"), bytes -> SpySource.of(3)))
                .receiver(event -> received.add(event.data()))
                .run();
        assertTrue(test.resultOf(task).failure().isPresent(), "it does not end well");
        assertEquals(List.of(), received);
        assertEquals(0, task.counts().sent());
    }

    @Test
    default void E9_a_location_without_a_scheme_is_refused() throws Exception {
        AsyncTaskError error = failureOf(sources -> sources.ofUri(URI.create("just/a/path"), bytes -> SpySource.of(1)));
        assertTrue(error.message().contains("just/a/path"), error.message());
    }

    @Test
    default void E9_bytes_are_refused_by_what_has_none() throws Exception {
        SpySource source = SpySource.of(9);
        AsyncTaskError error = failureOf(sources -> source.intoChunks(ChunkSize.bytes(1_000)));
        assertTrue(error.message().contains("bytes"), "it says what is refused: " + error.message());
        assertEquals(source.opened(), source.closed());
    }

    @Test
    default void E9_a_source_that_cannot_resume_says_so() throws Exception {
        Map<String, byte[]> kept = new ConcurrentHashMap<>();
        MemoryStore store = new MemoryStore(kept);
        EventSource<Integer> once =
                () -> SpySource.of(5_000, number -> take(SECOND)).open();
        for (int run = 0; run < 2; run++) {
            TestRuntime test = seeded();
            var task = numbers(test)
                    .name("once")
                    .checkpoint(store)
                    .sender(sources -> once)
                    .receiver(event -> {
                        if (event.data() == 4_000) {
                            throw new IllegalStateException("as intended");
                        }
                        return event.data();
                    })
                    .run();
            AsyncTaskError error = test.resultOf(task).failure().orElseThrow();
            assertTrue(
                    kept.isEmpty() ? error.message().contains("as intended") : run == 0 || isAboutResuming(error),
                    "it neither begins anew in silence nor skips items: " + error.message());
        }
    }

    private static boolean isAboutResuming(AsyncTaskError error) {
        return error.message().contains("cannot resume");
    }

    @Test
    default void E9_a_missing_file_is_named() throws Exception {
        Path missing = Path.of("no", "such", "file.txt");
        AsyncTaskError error = failureOf(sources -> sources.ofText(missing, Delimiter.LINE, Integer::valueOf));
        assertInstanceOf(AsyncTaskError.Io.class, error);
        assertTrue(error.message().contains("file.txt"), error.message());
    }

    @Test
    default void E9_nothing_is_no_source() throws Exception {
        AsyncTaskError parts = failureOf(sources -> sources.ofParts(List.of()));
        assertTrue(parts.message().contains("parts"), parts.message());
        AsyncTaskError none = failureOf(nothing());
        assertInstanceOf(AsyncTaskError.Panic.class, none);
    }

    @SuppressWarnings("NullAway") // that is what the test is about
    private static SenderWork<Integer> nothing() {
        return sources -> null;
    }

    private AsyncTaskError failureOf(SenderWork<Integer> work) throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test).sender(work).receiver(event -> event.data()).run();
        return test.resultOf(task)
                .failure()
                .orElseThrow(() -> new AssertionError("it ended well, with " + task.counts()));
    }
}
