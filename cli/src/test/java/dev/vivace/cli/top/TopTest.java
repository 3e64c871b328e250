package dev.vivace.cli.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.cli.terminal.Ink;
import dev.vivace.console.Console;
import dev.vivace.id.TaskId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TopTest {

    private static final Screen SCREEN = new Screen(100, 24, false, new Ink(false));

    private final CountDownLatch begun = new CountDownLatch(21);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void itShowsTheTreeAndCountsWhatDoesNotFit() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime =
                        RuntimeProvider.find().runtimeBuilder().name("shop").build();
                Console console = Console.open(runtime);
                Source source = Source.at(console.url())) {
            runtime.<Integer>to().name("parent").run(_ -> {
                for (int i = 0; i < 20; i++) {
                    runtime.<Integer>to().name("child " + i).run(_ -> held());
                }
                return held();
            });
            begun.await();

            List<String> lines = SCREEN.of(source);

            end.countDown();
            assertThat(lines.getFirst())
                    .startsWith("shop, process " + ProcessHandle.current().pid());
            assertThat(lines.get(1)).startsWith("live 21 ");
            assertThat(lines.get(4)).startsWith("RUNNING").contains(" parent").endsWith("+20");
            assertThat(lines.subList(5, 13)).allMatch(line -> line.contains("   child "));
            assertThat(lines.get(13)).endsWith("... 12 more");
            assertThat(lines).hasSize(14);
        }
    }

    private int held() throws InterruptedException {
        begun.countDown();
        end.await();
        return 1;
    }

    @Test
    void anEscapeCodeInANameDoesNotReachTheTerminal() throws Exception {
        try (Runtime<@Nullable Object, TaskId> runtime =
                        RuntimeProvider.find().runtimeBuilder().build();
                Console console = Console.open(runtime);
                Source source = Source.at(console.url())) {
            runtime.<Integer>to().name("a\u001B[2Jb\u202Ec").run(_ -> held());

            List<String> lines = SCREEN.of(source);

            end.countDown();
            assertThat(lines).anyMatch(line -> line.contains("a?[2Jb?c"));
            assertThat(String.join("", lines)).doesNotContain("\u001B", "\u202E");
        }
    }

    @Test
    void oncePrintsItOnce() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Runtime<@Nullable Object, TaskId> runtime =
                        RuntimeProvider.find().runtimeBuilder().name("idle").build();
                Console console = Console.open(runtime);
                Source source = Source.at(console.url())) {
            Top.of(source, SCREEN, new PrintStream(bytes, true, StandardCharsets.UTF_8))
                    .once();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("idle, process")
                .contains("nothing runs");
    }

    @Test
    void aWrongTokenIsToldFromAProgramThatHasEnded() throws Exception {
        URI link;
        try (Runtime<@Nullable Object, TaskId> runtime =
                        RuntimeProvider.find().runtimeBuilder().build();
                Console console = Console.open(runtime)) {
            link = console.url();
            URI wrong = URI.create("http://" + link.getAuthority() + "/#token=wrong");
            try (Source source = Source.at(wrong)) {
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> SCREEN.of(source))
                        .withMessageContaining("refuses: open the console with the link");
            }
        }
        try (Source source = Source.at(link)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> SCREEN.of(source));
        }
    }

    @Test
    void halfALinkIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Source.at(URI.create("http://127.0.0.1:7070/")))
                .withMessageContaining("#token=");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Source.at(URI.create("127.0.0.1")));
    }
}
