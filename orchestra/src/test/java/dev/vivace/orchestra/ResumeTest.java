package dev.vivace.orchestra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Journal;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraProvider;
import dev.vivace.ResultCodec;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.OrchestratorException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an orchestra with a journal does when the one before it has died after any of its records. */
@Timeout(60)
class ResumeTest {

    /** A journal in memory, of which there is a copy as it was after any number of records. */
    private static final class Notebook implements Journal {

        private final Map<String, List<byte[]>> records = new HashMap<>();
        private final List<Map<String, List<byte[]>>> history = new ArrayList<>();
        private Consumer<String> beforeAppend = name -> {};

        static Notebook of(Map<String, List<byte[]>> records) {
            Notebook notebook = new Notebook();
            records.forEach((name, all) -> notebook.records.put(name, new ArrayList<>(all)));
            return notebook;
        }

        @Override
        public synchronized List<byte[]> read(String name) {
            return List.copyOf(records.getOrDefault(name, List.of()));
        }

        @Override
        public synchronized void append(String name, byte[] content) {
            beforeAppend.accept(new String(content, StandardCharsets.ISO_8859_1));
            records.computeIfAbsent(name, key -> new ArrayList<>()).add(content);
            remember();
        }

        @Override
        public synchronized void remove(String name) {
            records.remove(name);
            remember();
        }

        private void remember() {
            Map<String, List<byte[]>> copy = new HashMap<>();
            records.forEach((name, all) -> copy.put(name, List.copyOf(all)));
            history.add(copy);
        }

        /** As it was while a task had just been written down. */
        Notebook asItWasAfter(int records) {
            return of(history.get(records - 1));
        }
    }

    /** Strings and whole numbers. */
    private static class TextCodec implements ResultCodec {

        @Override
        public String name() {
            return "text-1";
        }

        @Override
        public byte[] encode(@Nullable Object result) throws IOException {
            if (!(result instanceof String) && !(result instanceof Integer)) {
                throw new IOException("no text for " + result);
            }
            return ((result instanceof String ? "s" : "i") + result).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Object decode(byte[] content) throws IOException {
            String text = new String(content, StandardCharsets.UTF_8);
            return text.startsWith("s") ? text.substring(1) : (Object) Integer.valueOf(text.substring(1));
        }
    }

    private TestRuntime test = TestRuntime.seeded(1);
    private Notebook notebook = new Notebook();
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
    private Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra = open("run");

    @AfterEach
    void end() {
        test.close();
    }

    private Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> open(String name) {
        return OrchestraProvider.find().open(test.runtime(), name);
    }

    /** The process died, and this is the next one. */
    private void next(Notebook left) {
        test.close();
        test = TestRuntime.seeded(2);
        notebook = left;
        begun.clear();
        orchestra = open("run");
        keep();
    }

    private void keep() {
        orchestra.journal(notebook, new TextCodec());
    }

    private SpawningTask<String, TaskId> task(String name, AsyncWork<String> work) {
        return orchestra.register(prepared(name, work));
    }

    private SpawningTask<String, TaskId> prepared(String name, AsyncWork<String> work) {
        return test.runtime().<String>to().name(name).prepare(context -> {
            begun.add(name);
            context.sleep(Duration.ofSeconds(1));
            return work.run(context);
        });
    }

    private void after(AsyncTask<?, TaskId> dependent, AsyncTask<?, TaskId> dependency) {
        orchestra.addDependency(dependent.id(), dependency.id());
    }

    /** extract, then clean and count, then load; gives the last one. */
    private SpawningTask<String, TaskId> diamond() {
        var extract = task("extract", context -> "raw");
        var clean = task("clean", context -> context.resultOf(extract) + " cleaned");
        var count = task("count", context -> context.resultOf(extract) + " counted");
        var load = task("load", context -> context.resultOf(clean) + ", " + context.resultOf(count));
        after(clean, extract);
        after(count, extract);
        after(load, clean);
        after(load, count);
        return load;
    }

    private void run() throws Exception {
        orchestra.startAll();
        test.runUntilIdle();
    }

    @Test
    void goes_on_after_any_record() throws Exception {
        keep();
        var whole = diamond();
        run();
        TaskResult<String> expected = whole.result().orElseThrow();
        assertThat(begun).hasSize(4);
        Notebook first = notebook;

        for (int records = 1; records <= 5; records++) {
            Notebook left = first.asItWasAfter(records);
            next(left);
            var load = diamond();
            run();
            assertThat(load.result()).contains(expected);
            assertThat(begun).as("after %d records", records).hasSize(5 - records);
            assertThat(orchestra.statuses().values()).containsOnly(TaskStatus.COMPLETED);
            assertThat(orchestra.statistics().completed()).isEqualTo(4);
        }
    }

    @Test
    void what_completed_before_is_there_without_a_run() throws Exception {
        keep();
        diamond();
        run();
        next(notebook.asItWasAfter(5));
        var load = diamond();
        orchestra.startAll();
        test.awaitQuiet();
        assertThat(load.result()).contains(TaskResult.success("raw cleaned, raw counted"));
        assertThat(begun).isEmpty();
    }

    @Test
    void a_run_that_is_over_is_not_gone_on_with_but_its_times_are_known() throws Exception {
        keep();
        diamond();
        run();
        next(Notebook.of(notebook.records));
        diamond();
        assertThat(orchestra.forecast().timeLeft()).contains(Duration.ofSeconds(3));
        run();
        assertThat(begun).hasSize(4);
        next(Notebook.of(notebook.records));
        var one = task("extract", context -> "raw");
        orchestra.start(one.id());
        test.runUntilIdle();
        orchestra.close();
        assertThat(notebook.read("run"))
                .as("over, as all that was started has completed")
                .hasSize(2);
    }

    @Test
    void what_failed_runs_again_and_nothing_else() throws Exception {
        keep();
        var good = task("good", context -> "g");
        var bad = task("bad", context -> {
            throw new IOException("down");
        });
        var then = task("then", context -> context.resultOf(bad));
        after(then, bad);
        run();
        assertThat(good.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(then.status()).isEqualTo(TaskStatus.CANCELLED);

        next(Notebook.of(notebook.records));
        task("good", context -> "g");
        var better = task("bad", context -> "b");
        var last = task("then", context -> context.resultOf(better));
        after(last, better);
        run();
        assertThat(begun).containsExactly("bad", "then");
        assertThat(notebook.read("run")).as("over now").hasSize(2);
    }

    @Test
    void a_result_is_written_before_what_waits_for_it_begins() throws Exception {
        List<String> seen = new ArrayList<>();
        keep();
        var first = task("first", context -> "f");
        var second = task("second", context -> "s");
        after(second, first);
        notebook.beforeAppend = record -> seen.add(begun + " " + first.status() + " " + second.status());
        run();
        assertThat(seen.getFirst()).isEqualTo("[first] RUNNING PENDING");
        assertThat(seen.get(1)).isEqualTo("[first, second] COMPLETED RUNNING");
    }

    @Test
    void a_result_that_cannot_be_kept_fails_its_task() throws Exception {
        keep();
        var odd = orchestra.register(test.runtime().<Object>to().name("odd").prepare(() -> List.of()));
        var then = task("then", context -> "t");
        after(then, odd);
        run();
        assertThat(odd.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(odd.result().orElseThrow().toString())
                .contains("result of task \"odd\" cannot be kept", "no text for");
        assertThat(begun).isEmpty();
    }

    @Test
    void a_task_that_is_never_resumed_runs_in_each_run_and_needs_no_name() throws Exception {
        for (int run = 1; run <= 2; run++) {
            var open = orchestra.register(test.runtime().<Object>to().prepare(() -> {
                begun.add("open");
                return new Object();
            }));
            orchestra.neverResume(open.id());
            if (run == 1) {
                keep();
            }
            var load = task("load", context -> context.resultOf(open) == null ? "null" : "there");
            after(load, open);
            if (run == 1) {
                run();
                assertThat(begun).containsExactly("open", "load");
                next(notebook.asItWasAfter(2));
            }
        }
        run();
        assertThat(begun).containsExactly("open");
    }

    @Test
    void names_are_needed_and_must_differ() {
        keep();
        task("one", context -> "1");
        task("one", context -> "1");
        assertThatThrownBy(() -> orchestra.startAll()).hasMessageContaining("two tasks are named \"one\"");
        orchestra = open("other");
        keep();
        orchestra.register(test.runtime().<String>to().prepare(() -> "x"));
        assertThatThrownBy(() -> orchestra.startAll()).hasMessageContaining("has no name");
        assertThat(begun).isEmpty();
    }

    @Test
    void other_dependencies_than_before_are_refused() throws Exception {
        keep();
        diamond();
        run();
        next(notebook.asItWasAfter(5));
        var load = diamond();
        var more = task("more", context -> "m");
        var clean = orchestra.statuses().keySet().stream().toList().get(1);
        orchestra.addDependency(clean, more.id());
        assertThatThrownBy(() -> orchestra.startAll())
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("completed in a run where it depended on other tasks than [extract, more]")
                .hasMessageContaining("remove");
        assertThat(load.status()).isEqualTo(TaskStatus.PENDING);
    }

    @Test
    void foreign_records_are_refused() throws Exception {
        keep();
        diamond();
        run();
        byte[] start = notebook.read("run").getFirst();
        byte[] record = notebook.asItWasAfter(2).read("run").get(1);
        byte[] unfinished = java.util.Arrays.copyOf(record, record.length - 1);
        byte[] tooMuch = java.util.Arrays.copyOf(record, record.length + 1);
        assertRefused("record 1 of 1 cannot be read: it was not written by an orchestra", record);
        assertRefused("it ends too early", new byte[0]);
        assertRefused("record 2 of 2", start, new byte[] {'X'});
        assertRefused("record 2 of 2", start, start);
        assertRefused("record 3 of 3", start, record, unfinished);
        assertRefused("1 bytes too many", start, tooMuch);

        Notebook moved = Notebook.of(Map.of("other", notebook.read("run")));
        orchestra = open("other");
        assertThatThrownBy(() -> orchestra.journal(moved, new TextCodec()))
                .hasMessageContaining("it is of orchestra \"run\"");
        orchestra = open("run");
        assertThatThrownBy(() -> orchestra.journal(notebook, new TextCodec() {
                    @Override
                    public String name() {
                        return "text-2";
                    }
                }))
                .hasMessageContaining("its results are in the form \"text-1\", and not in \"text-2\"");
    }

    private void assertRefused(String why, byte[]... records) {
        orchestra = open("run");
        Notebook foreign = Notebook.of(Map.of("run", List.of(records)));
        assertThatThrownBy(() -> orchestra.journal(foreign, new TextCodec()))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("the journal of orchestra \"run\" cannot be used")
                .hasMessageContaining(why)
                .hasMessageContaining("remove its records to begin anew");
    }

    @Test
    void one_journal_and_before_the_first_start() throws Exception {
        keep();
        assertThatThrownBy(this::keep).hasMessageContaining("has a journal already");
        orchestra = open("late");
        task("one", context -> "1");
        orchestra.startAll();
        assertThatThrownBy(this::keep).hasMessageContaining("has started tasks already");
    }

    @Test
    void orchestras_inside_share_the_journal() throws Exception {
        for (int run = 1; run <= 2; run++) {
            var early = orchestra.createContext("early");
            if (run == 1) {
                keep();
            }
            var late = orchestra.createContext("late");
            var inner = open("inner");
            var a = early.register(prepared("same", context -> "a"));
            var b = late.register(prepared("same", context -> "b"));
            var c = inner.register(prepared("same", context -> "c"));
            orchestra.register(inner);
            var d = task("same", context -> "d");
            assertThatThrownBy(() -> late.journal(notebook, new TextCodec())).hasMessageContaining("already");
            run();
            assertThat(List.of(a, b, c, d)).extracting(SpawningTask::status).containsOnly(TaskStatus.COMPLETED);
            if (run == 1) {
                assertThat(begun).hasSize(4);
                assertThat(notebook.records).containsOnlyKeys("run");
                next(notebook.asItWasAfter(5));
            }
        }
        assertThat(begun).isEmpty();
        assertThat(notebook.read("run")).hasSize(2);
    }

    @Test
    void a_task_that_registers_others_is_never_resumed() throws Exception {
        keep();
        for (boolean allowed : List.of(false, true)) {
            var maker = task("maker " + allowed, context -> {
                task("made", inner -> "m");
                return "done";
            });
            if (allowed) {
                orchestra.neverResume(maker.id());
            }
            orchestra.start(maker.id());
            test.runUntilIdle();
            assertThat(maker.status()).isEqualTo(allowed ? TaskStatus.COMPLETED : TaskStatus.FAILED);
        }
        assertThat(begun).containsExactly("maker false", "maker true", "made");
    }
}
