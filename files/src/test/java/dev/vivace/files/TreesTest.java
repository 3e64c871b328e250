package dev.vivace.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.files.GitFile.Kind;
import dev.vivace.stream.EventSource;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files and git work trees. */
class TreesTest {

    private static final int FILE = 0x81A4;
    private static final int EXECUTABLE = 0x81ED;
    private static final int LINK = 0xA000;
    private static final int SUBMODULE = 0xE000;

    @TempDir
    Path dir;

    @Test
    void class_files_come_with_their_bytes_and_can_be_parsed() throws Exception {
        byte[] bytes = TreesTest.class.getResourceAsStream("TreesTest.class").readAllBytes();
        Files.createDirectories(dir.resolve("p"));
        Files.write(dir.resolve("p/TreesTest.class"), bytes);
        Files.writeString(dir.resolve("bad.class"), "nothing");
        Files.writeString(dir.resolve("other.txt"), "");
        var source = ClassFiles.in(dir);

        assertThat(Reading.all(source))
                .containsExactly(
                        "!" + dir.resolve("bad.class")
                                + ", byte 0: is no class file, it does not begin with 0xCAFEBABE",
                        "p/TreesTest.class (" + bytes.length + " bytes)");
        Reading.assertResumesAnywhere(source);
        try (var reader = source.openAt("bad.class")) {
            assertThat(reader.next().parse().thisClass().asInternalName()).isEqualTo("dev/vivace/files/TreesTest");
        }
    }

    private record Entry(String name, int mode, int stage, boolean isLeftOut) {
        static Entry of(String name, int mode) {
            return new Entry(name, mode, 0, false);
        }
    }

    /** An index as git writes it. */
    private byte[] index(int version, Entry... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(0x44495243);
        out.writeInt(version);
        out.writeInt(entries.length);
        String last = "";
        for (Entry entry : entries) {
            int start = out.size();
            out.write(new byte[24]);
            out.writeInt(entry.mode);
            out.write(new byte[12]);
            out.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
            out.writeShort((entry.isLeftOut ? 0x4000 : 0) | entry.stage << 12 | entry.name.length());
            if (entry.isLeftOut) {
                out.writeShort(0x4000);
            }
            if (version == 4) {
                int removed = last.length();
                if (removed > 127) {
                    out.write(0x80 | (removed >> 7) - 1);
                }
                out.write(removed & 0x7F);
            }
            out.write(entry.name.getBytes(UTF_8));
            do {
                out.write(0);
            } while (version < 4 && (out.size() - start) % 8 != 0);
            last = entry.name;
        }
        out.write(new byte[20]);
        return bytes.toByteArray();
    }

    private Path tree(byte[] index) throws IOException {
        Files.createDirectories(dir.resolve(".git"));
        Files.writeString(dir.resolve(".git/config"), "[core]\n\tbare = false\n");
        Files.write(dir.resolve(".git/index"), index);
        return dir;
    }

    private static List<GitFile> files(EventSource<GitFile> source) throws Exception {
        List<GitFile> files = new ArrayList<>();
        try (var reader = source.open()) {
            for (GitFile file = reader.next(); file != null; file = reader.next()) {
                files.add(file);
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void a_work_tree_is_what_the_index_lists(int version) throws Exception {
        String longName = "d/" + "n".repeat(200);
        Path root = tree(index(
                version,
                Entry.of("a.txt", FILE),
                new Entry("conflict.txt", FILE, 1, false),
                new Entry("conflict.txt", FILE, 2, false),
                Entry.of(longName, EXECUTABLE),
                Entry.of("e.md", LINK),
                new Entry("left/out.txt", FILE, 0, true),
                Entry.of("sub", SUBMODULE)));
        var source = GitTree.of(root).files();

        assertThat(files(source)).extracting(GitFile::name).containsExactly("a.txt", "conflict.txt", longName, "e.md");
        assertThat(files(source))
                .extracting(GitFile::kind)
                .containsExactly(Kind.FILE, Kind.FILE, Kind.EXECUTABLE, Kind.LINK);
        assertThat(files(source).getFirst())
                .isEqualTo(new GitFile(
                        "a.txt", root.resolve("a.txt"), Kind.FILE, "0102030405060708090a0b0c0d0e0f1011121314"));
        Reading.assertResumesAnywhere(source);
        assertThat(files(GitTree.of(root).matching("*.txt").files()))
                .extracting(GitFile::name)
                .containsExactly("a.txt", "conflict.txt");
    }

    @Test
    void files_of_a_work_tree_are_read_and_a_deleted_one_fails() throws Exception {
        Path root = tree(index(2, Entry.of("a.txt", FILE), Entry.of("b.txt", FILE), Entry.of("l", LINK)));
        Files.writeString(root.resolve("a.txt"), "1\n2\n");
        Files.writeString(root.resolve("b.txt"), "3\n");
        var source = GitTree.of(root).read(Lines.utf8());

        assertThat(Reading.all(source)).containsExactly("1", "2", "3");
        Reading.assertResumesAnywhere(source);
        Files.delete(root.resolve("b.txt"));
        assertThatThrownBy(() -> Reading.all(source)).hasMessageContainingAll("b.txt", "there is no such file");
    }

    @Test
    void a_work_tree_beside_the_first_names_its_directory_in_a_file() throws Exception {
        Path root = tree(index(2, Entry.of("a.txt", FILE)));
        Path other = Files.createDirectory(dir.resolve("other"));
        Files.writeString(other.resolve(".git"), "gitdir: " + root.resolve(".git") + "\n");

        assertThat(files(GitTree.of(other).files())).extracting(GitFile::file).containsExactly(other.resolve("a.txt"));
    }

    @Test
    void what_is_no_index_says_so() throws Exception {
        byte[] whole = index(2, Entry.of("a.txt", FILE));

        assertThatThrownBy(() -> GitTree.of(dir).files().open()).hasMessageContaining("it has no .git");
        assertThatThrownBy(
                        () -> GitTree.of(tree(Arrays.copyOf(whole, 60))).files().open())
                .hasMessageContaining("byte 60: the index is truncated");
        assertThatThrownBy(() ->
                        GitTree.of(tree("other text".getBytes(UTF_8))).files().open())
                .hasMessageContaining("is no git index");
        assertThatThrownBy(() -> GitTree.of(tree(index(5))).files().open()).hasMessageContaining("version 5");
        assertThatThrownBy(() -> GitTree.of(tree(index(2, Entry.of("../evil", FILE))))
                        .files()
                        .open())
                .hasMessageContaining("leads out of the tree");
    }
}
