package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.Journal;
import dev.vivace.ResultCodec;
import dev.vivace.error.OrchestratorError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Journals that cannot be followed: law O9 of the contract. Nothing runs then, as it could run twice. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface JournalRefusalLaws extends OrchestraSubject {

    @Test
    default void O9_a_foreign_journal_is_refused() {
        for (String record : List.of("", "something else", "{\"version\": 99}")) {
            MemoryJournal journal = new MemoryJournal();
            journal.append("kept", record.getBytes(StandardCharsets.UTF_8));
            assertRefused(journal, TextCodec.PLAIN);
        }
    }

    @Test
    default void O9_a_damaged_journal_is_refused() throws Exception {
        MemoryJournal journal = died();
        byte[] garbage = {(byte) 0xFF, 0, 1, 2, (byte) 0xFE};
        for (int i = 0; i < journal.read("kept").size(); i++) {
            assertRefused(journal.with("kept", i, garbage), TextCodec.PLAIN);
            assertRefused(journal.with("kept", i, new byte[0]), TextCodec.PLAIN);
        }
    }

    @Test
    default void O9_a_journal_of_another_orchestra_is_refused() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        Play other = Play.of(this, seeded(), "other");
        other.orchestra().journal(journal, TextCodec.PLAIN);
        other.task("a");
        other.orchestra().startAll();
        MemoryJournal moved = new MemoryJournal();
        journal.read("other").forEach(record -> moved.append("kept", record));
        assertRefused(moved, TextCodec.PLAIN);
    }

    @Test
    default void O9_a_journal_of_another_codec_is_refused() throws Exception {
        assertRefused(died(), new TextCodec("other"));
    }

    @Test
    default void O9_a_journal_that_cannot_be_read_is_refused() {
        assertRefused(
                new Journal() {
                    @Override
                    public List<byte[]> read(String name) throws IOException {
                        throw new IOException("as intended");
                    }

                    @Override
                    public void append(String name, byte[] content) {}

                    @Override
                    public void remove(String name) {}
                },
                TextCodec.PLAIN);
    }

    @Test
    default void O9_a_result_that_cannot_be_read_again_is_refused() throws Exception {
        assertRefused(died(), new ResultCodec() {
            @Override
            public String name() {
                return TextCodec.PLAIN.name();
            }

            @Override
            public byte[] encode(@Nullable Object result) throws IOException {
                return TextCodec.PLAIN.encode(result);
            }

            @Override
            public @Nullable Object decode(byte[] content) throws IOException {
                throw new IOException("as intended");
            }
        });
    }

    @Test
    default void O9_tasks_are_known_by_names_that_are_given_and_unique() {
        Play nameless = Play.of(this, seeded(), "kept");
        nameless.orchestra().journal(new MemoryJournal(), TextCodec.PLAIN);
        refused(OrchestratorError.OperationFailed.class, "name", () -> {
            nameless.orchestra()
                    .register(nameless.test().runtime().<Integer>to().prepare(() -> 1));
            nameless.orchestra().startAll();
        });
        Play twins = Play.of(this, seeded(), "kept");
        twins.orchestra().journal(new MemoryJournal(), TextCodec.PLAIN);
        refused(OrchestratorError.OperationFailed.class, "twin", () -> {
            twins.task("twin");
            twins.task("twin");
            twins.orchestra().startAll();
        });
        assertEquals(List.of(), twins.begun());
    }

    /** What is left of a run that died when two of its three tasks had completed. */
    private MemoryJournal died() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        Play play = Play.of(this, seeded(), "kept");
        play.orchestra().journal(journal, TextCodec.PLAIN);
        play.chain(List.of(play.task("a"), play.task("b"), play.task("c", seconds(9))));
        play.orchestra().startAll();
        play.test().advance(seconds(1));
        MemoryJournal left = journal.frozen();
        play.test().runUntilIdle();
        assertTrue(left.read("kept").size() >= 2, "what had completed is in it");
        return left;
    }

    private void assertRefused(Journal journal, ResultCodec codec) {
        Play play = Play.of(this, seeded(), "kept");
        refused(OrchestratorError.OperationFailed.class, "kept", () -> {
            play.orchestra().journal(journal, codec);
            play.chain(List.of(play.task("a"), play.task("b"), play.task("c")));
            play.orchestra().startAll();
        });
        assertEquals(List.of(), play.begun());
    }
}
