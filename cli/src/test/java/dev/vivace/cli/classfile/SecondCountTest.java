package dev.vivace.cli.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondCountTest {

    @ParameterizedTest
    @ValueSource(strings = {"java.sql", "java.logging", "java.se", "jdk.net"})
    void findsAndCountsTheSame(String module) throws IOException {
        ClassCounter counter = new ClassCounter();
        for (PackageFiles part : JrtFiles.module(module).packages()) {
            for (Path file : part.files()) {
                counter.add(Files.readAllBytes(file));
            }
        }

        assertThat(SecondCount.of(module).totals()).isEqualTo(counter.findings().totals());
    }

    @Test
    void aModuleIsItsPackagesAndItsDescriptor() throws IOException {
        ModuleFiles sql = JrtFiles.module("java.sql");

        assertThat(sql.packages())
                .extracting(PackageFiles::name)
                .containsExactly("java.sql", "javax.sql", PackageFiles.NO_PACKAGE);
        assertThat(sql.packages().getLast().files()).hasSize(1);
        assertThat(JrtFiles.moduleNames()).contains("java.base", "java.sql").isSorted();
    }
}
