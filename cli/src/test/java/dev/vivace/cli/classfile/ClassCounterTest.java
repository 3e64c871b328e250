package dev.vivace.cli.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("deprecation") // the sample is meant to be
class ClassCounterTest {

    private static final String SAMPLE = "dev/vivace/cli/classfile/Sample";

    @Test
    void countsWhatIsDeclared() throws IOException {
        Totals totals = count(Sample.class).totals();

        assertThat(totals.classes()).isEqualTo(1);
        assertThat(totals.bytes()).isEqualTo(bytes(Sample.class).length);
        assertThat(totals.fields()).isEqualTo(2);
        assertThat(totals.methods()).isEqualTo(7); // five, the constructor, and the body of the lambda
        assertThat(totals.dynamicCalls()).isEqualTo(2); // the lambda and the concatenation
    }

    @Test
    void countsCallSitesByMethod() throws IOException {
        Findings findings = count(Sample.class);

        assertThat(findings.calls())
                .containsEntry(new MethodRef(SAMPLE, "older", "()V"), 2)
                .containsEntry(new MethodRef(SAMPLE, "old", "()V"), 1)
                .containsEntry(new MethodRef("java/lang/String", "length", "()I"), 2)
                .containsEntry(new MethodRef("java/util/List", "size", "()I"), 1);
        assertThat(findings.totals().calls())
                .isEqualTo(findings.calls().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    @Test
    void knowsWhatIsDeprecatedAndWhatWillBeRemoved() throws IOException {
        assertThat(count(Sample.class).deprecated())
                .hasSize(2)
                .containsEntry(new MethodRef(SAMPLE, "old", "()V"), Deprecation.ORDINARY)
                .containsEntry(new MethodRef(SAMPLE, "older", "()V"), Deprecation.FOR_REMOVAL);
        assertThat(count(Sample.Gone.class).deprecated()).containsOnlyKeys(MethodRef.everyMethodOf(SAMPLE + "$Gone"));
    }

    @ParameterizedTest
    @ValueSource(classes = {Sample.class, Sample.Gone.class, ClassCounterTest.class, String.class, Deprecation.class})
    void agreesWithTheCountByHand(Class<?> type) throws IOException {
        RawTotals byHand = new RawClassFile(ByteBuffer.wrap(bytes(type))).count();

        Findings findings = count(type);
        assertThat(byHand.totals()).isEqualTo(findings.totals());
        assertThat(byHand.callFingerprint())
                .isEqualTo(findings.calls().entrySet().stream()
                        .mapToLong(call -> call.getKey().fingerprint() * call.getValue())
                        .sum());
    }

    @Test
    void bothRefuseWhatIsNoClassFile() {
        byte[] text = "this is no class file at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> new ClassCounter().add(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RawClassFile(ByteBuffer.wrap(text)).count())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0xCAFEBABE");
    }

    @Test
    void theCountByHandRefusesWhatFollowsTheEnd() throws IOException {
        byte[] bytes = bytes(Sample.class);
        ByteBuffer longer = ByteBuffer.allocate(bytes.length + 3).put(bytes).clear();

        assertThatThrownBy(() -> new RawClassFile(longer).count())
                .hasMessage("not a class file: 3 bytes after its end");
    }

    private static Findings count(Class<?> type) throws IOException {
        ClassCounter counter = new ClassCounter();
        counter.add(bytes(type));
        return counter.findings();
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file))) {
            return in.readAllBytes();
        }
    }
}
