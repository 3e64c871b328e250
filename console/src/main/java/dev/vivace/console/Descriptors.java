package dev.vivace.console;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The directory in which open consoles leave word of themselves, so that {@code vivace top} finds them. It and its files are
 * the owner's alone from the moment they are made, because the files have tokens in them.
 */
record Descriptors(Path directory) {

    private static final String PROPERTY = "dev.vivace.consoles";
    private static final String SUFFIX = ".json";
    private static final long LARGEST = 4_096;
    private static final JsonMapper JSON = JsonMapper.shared();

    static Descriptors atHome() {
        String given = System.getProperty(PROPERTY);
        return new Descriptors(
                given == null ? Path.of(System.getProperty("user.home"), ".vivace", "consoles") : Path.of(given));
    }

    /** Leaves word of a console of this process; gives the file, to be deleted with the console. */
    Path write(URI url) throws IOException {
        makeDirectory();
        ProcessHandle me = ProcessHandle.current();
        Path file = directory.resolve(me.pid() + "-" + url.getPort() + SUFFIX);
        Files.deleteIfExists(file); // left by a dead process that had our id
        byte[] text = JSON.writeValueAsBytes(
                Map.of("pid", me.pid(), "started", started(me).toString(), "url", url.toString()));
        EnumSet<StandardOpenOption> fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var out = Files.newByteChannel(file, fresh, attributes("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
        return file;
    }

    private void makeDirectory() throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(directory, attributes("rwx------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        if (isPosix()) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    List<RunningConsole> running() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .flatMap(file -> read(file).stream())
                    .sorted(Comparator.comparingLong(RunningConsole::pid)
                            .thenComparingInt(console -> console.url().getPort()))
                    .toList();
        } catch (IOException e) {
            return List.of(); // nobody has opened one yet
        }
    }

    /** One console, unless its program has died or the file is none of ours. */
    private static Optional<RunningConsole> read(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            JsonNode json = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            long pid = json.path("pid").asLong(0);
            boolean alive = ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(process -> started(process)
                            .toString()
                            .equals(json.path("started").asString("")))
                    .orElse(false);
            return alive
                    ? Optional.of(
                            new RunningConsole(pid, URI.create(json.path("url").asString(""))))
                    : Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            return Optional.empty(); // deleted meanwhile, or not ours
        }
    }

    /** Tells a process from a later one with the same id; the same for all where the system does not know. */
    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
