package dev.vivace.orchestra;

import dev.vivace.ResultCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    /** A task that completed. */
    record Completed(String task, long nanos, @Nullable Object value) {}

    /** How long a task took. */
    record Took(String task, long nanos) {}

    /** What was read. */
    record Reader(boolean isEmpty, List<Completed> completed, List<Took> times) {}

    private JournalRecords() {}

    static byte[] header(ResultCodec codec) throws IOException {
        return write(out -> {
            out.writeByte(HEADER);
            text(out, MAGIC);
            out.writeInt(VERSION);
            text(out, codec.name());
        });
    }

    static byte[] completed(String task, long nanos, byte[] result) throws IOException {
        return write(out -> {
            out.writeByte(COMPLETED);
            text(out, task);
            out.writeLong(nanos);
            out.writeInt(result.length);
            out.write(result);
        });
    }

    static byte[] took(List<Took> times) throws IOException {
        return write(out -> {
            out.writeByte(TOOK);
            out.writeInt(times.size());
            for (Took time : times) {
                text(out, time.task);
                out.writeLong(time.nanos);
            }
        });
    }

    /** Reads all records; one that makes no sense is named by its number. */
    static Reader read(List<byte[]> records, ResultCodec codec) throws IOException {
        List<Completed> completed = new ArrayList<>();
        List<Took> times = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(records.get(i)))) {
                byte kind = in.readByte();
                if (i == 0) {
                    readHeader(in, kind, codec);
                } else if (kind == COMPLETED) {
                    completed.add(new Completed(text(in), in.readLong(), codec.decode(bytes(in))));
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

    private static void readTimes(DataInputStream in, List<Took> times) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            times.add(new Took(text(in), in.readLong()));
        }
    }

    private static void readHeader(DataInputStream in, byte kind, ResultCodec codec) throws IOException {
        if (kind != HEADER || !text(in).equals(MAGIC)) {
            throw new IOException("it was not written by an orchestra");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("it is of version " + version + ", and this is version " + VERSION);
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
