package dev.vivace.cli.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MethodRefTest {

    @Test
    void isWrittenAsProgrammersWriteIt() {
        assertThat(new MethodRef("java/util/Map", "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;")
                        .text())
                .isEqualTo("java.util.Map.put(Object, Object)");
        assertThat(new MethodRef("java/lang/String", "<init>", "([CII)V").text())
                .isEqualTo("java.lang.String.<init>(char[], int, int)");
        assertThat(new MethodRef("[I", "clone", "()Ljava/lang/Object;").text()).isEqualTo("int[].clone()");
    }

    @Test
    void theFingerprintDependsOnEveryPart() {
        List<MethodRef> different = List.of(
                new MethodRef("a", "b", "()V"),
                new MethodRef("b", "a", "()V"),
                new MethodRef("a", "b", "()I"),
                new MethodRef("a", "c", "()V"),
                new MethodRef("ab", "", "()V"));

        assertThat(different).extracting(MethodRef::fingerprint).doesNotHaveDuplicates();
        assertThat(new MethodRef("a", "b", "()V").fingerprint())
                .isEqualTo(different.getFirst().fingerprint());
    }
}
