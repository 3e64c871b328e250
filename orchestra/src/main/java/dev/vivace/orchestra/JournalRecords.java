package dev.vivace.orchestra;

import dev.vivace.ResultCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The records of an orchestra in its journal. The first says what they are and in which form the results are; then comes
 * one for each task that completed, or one that says how long the tasks of the last run took.
 */
final class JournalRecords {

    private static final String MAGIC = "vivace-orchestra";
    private static final int VERSION = 1;
    private static final byte HEADER = 'H';
    private static final byte COMPLETED = 'C';
    private static final byte TOOK = 'T';

    /** A task that completed; needs is the fingerprint of the names of what it depended on. */
    record Completed(
            String task, long needs, long nanos, @Nullable Object value) {}

    /** How long a task took. */
    record Took(String task, long nanos) {}

    /** What was read. */
    record Reader(boolean isEmpty, List<Completed> completed, List<Took> times) {}

    private JournalRecords() {}

    static byte[] header(ResultCodec codec, String orchestra) throws IOException {
        return write(out -> {
            out.writeByte(HEADER);
            text(out, MAGIC);
            out.writeInt(VERSION);
            text(out, orchestra);
            text(out, codec.name());
        });
    }

    static byte[] completed(String task, List<String> needs, long nanos, byte[] result) throws IOException {
        return write(out -> {
            out.writeByte(COMPLETED);
            text(out, task);
            out.writeLong(fingerprint(needs));
            out.writeLong(nanos);
            out.writeInt(result.length);
            out.write(result);
        });
    }

    static byte[] took(Map<String, Long> times) throws IOException {
        return write(out -> {
            out.writeByte(TOOK);
            out.writeInt(times.size());
            for (Map.Entry<String, Long> time : times.entrySet()) {
                text(out, time.getKey());
                out.writeLong(time.getValue());
            }
        });
    }

    /** The same for the same names in the same order. */
    static long fingerprint(List<String> names) {
        CRC32C crc = new CRC32C();
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            crc.update(bytes);
        }
        return crc.getValue() << Integer.SIZE | names.size();
    }

    /** Reads all records; one that makes no sense is named by its number. */
    static Reader read(List<byte[]> records, ResultCodec codec, String orchestra) throws IOException {
        List<Completed> completed = new ArrayList<>();
        List<Took> times = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(records.get(i)))) {
                byte kind = in.readByte();
                if (i == 0) {
                    readHeader(in, kind, codec, orchestra);
                } else if (kind == COMPLETED) {
                    completed.add(completed(in, codec));
                } else if (kind == TOOK) {
                    readTimes(in, times);
                } else {
                    throw new IOException("it is of an unknown kind, " + kind);
                }
                if (in.available() > 0) {
                    throw new IOException("it has " + in.available() + " bytes too many");
                }
            } catch (IOException e) {
                String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
                throw new IOException("record " + (i + 1) + " of " + records.size() + " cannot be read: " + why, e);
            }
        }
        return new Reader(records.isEmpty(), completed, times);
    }

    private static Completed completed(DataInputStream in, ResultCodec codec) throws IOException {
        String task = text(in);
        long needs = in.readLong();
        long nanos = in.readLong();
        byte[] result = bytes(in);
        try {
            return new Completed(task, needs, nanos, codec.decode(result));
        } catch (IOException e) {
            throw new IOException("the result of task \"" + task + "\": " + e.getMessage(), e);
        }
    }

    private static void readTimes(DataInputStream in, List<Took> times) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            times.add(new Took(text(in), in.readLong()));
        }
    }

    private static void readHeader(DataInputStream in, byte kind, ResultCodec codec, String orchestra)
            throws IOException {
        if (kind != HEADER || !text(in).equals(MAGIC)) {
            throw new IOException("it was not written by an orchestra");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("it is of version " + version + ", and this is version " + VERSION);
        }
        String of = text(in);
        if (!of.equals(orchestra)) {
            throw new IOException("it is of orchestra \"" + of + "\"");
        }
        String form = text(in);
        if (!form.equals(codec.name())) {
            throw new IOException("its results are in the form \"" + form + "\", and not in \"" + codec.name() + "\"");
        }
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] write(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("it says that " + length + " bytes follow, and " + in.available() + " do");
        }
        return in.readNBytes(length);
    }
}
