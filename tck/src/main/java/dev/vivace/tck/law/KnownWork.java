package dev.vivace.tck.law;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.SynchronousQueue;

/** Work whose cost is known. */
final class KnownWork {

    /** How often it waits for another thread, in between. */
    static final int WAITS = 10;

    private static final int STEPS = 20_000_000;
    private static final int ARRAY = 10_000;

    // Where results go, so that nobody can leave out the work. Written by all.
    private static volatile long number = 1;

    @SuppressWarnings("UnusedVariable")
    private static volatile byte[] array = new byte[0];

    private KnownWork() {}

    /** Burns CPU time and allocates, waiting again and again. Gives what the platform threads below it say of it. */
    static Gauge burn(SynchronousQueue<Integer> queue, int arrays) throws InterruptedException {
        Gauge truth = new Gauge(0, 0);
        for (int i = 0; i < WAITS; i++) {
            long carrier = Gauge.carrier();
            Gauge before = Gauge.of(carrier);
            compute();
            allocate(arrays);
            truth = truth.plus(Gauge.of(carrier).since(before));
            queue.put(i);
        }
        return truth;
    }

    /** What the other thread does. */
    static int answer(SynchronousQueue<Integer> queue) throws InterruptedException {
        int sum = 0;
        for (int i = 0; i < WAITS; i++) {
            sum += queue.take();
        }
        return sum;
    }

    private static void compute() {
        long x = number;
        for (int i = 0; i < STEPS; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        number = x;
    }

    private static void allocate(int arrays) {
        for (int i = 0; i < arrays; i++) {
            array = new byte[ARRAY];
        }
    }

    /** What was moved. */
    record Moved(long read, long written) {}

    /** Writes and reads a file in many ways. */
    static Moved throughFiles(Path file) throws Exception {
        long written = 0;
        long read = 0;
        Files.write(file, new byte[1_001]);
        written += 1_001;
        read += Files.readAllBytes(file).length;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 10; i++) {
                out.write(new byte[123]);
                written += 123;
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            read += in.readNBytes(1_000).length;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            written += channel.write(ByteBuffer.allocate(777), 5_000);
            read += channel.read(ByteBuffer.allocate(500), 5_000);
            read += channel.read(new ByteBuffer[] {ByteBuffer.allocate(10), ByteBuffer.allocate(20)});
        }
        try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
            random.write(new byte[64]);
            written += 64;
            read += random.read(new byte[32]);
        }
        return new Moved(read, written);
    }

    /** Sends to an echo over a socket's streams and over a channel. */
    static Moved throughSockets(ServerSocket echo) throws Exception {
        byte[] text = new byte[3_210];
        long read = 0;
        try (Socket socket = new Socket(echo.getInetAddress(), echo.getLocalPort())) {
            socket.getOutputStream().write(text);
            socket.shutdownOutput();
            read += socket.getInputStream().readAllBytes().length;
        }
        try (SocketChannel channel = SocketChannel.open(echo.getLocalSocketAddress())) {
            ByteBuffer all = ByteBuffer.wrap(text);
            while (all.hasRemaining()) {
                channel.write(all);
            }
            channel.shutdownOutput();
            ByteBuffer back = ByteBuffer.allocate(text.length + 1);
            while (channel.read(back) >= 0) {
                read += 0; // until the end
            }
            read += back.position();
        }
        return new Moved(read, 2L * text.length);
    }

    /** Gives back to whoever connects what it was sent; so many times. */
    static void echo(ServerSocket server, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            try (Socket peer = server.accept()) {
                peer.getOutputStream().write(peer.getInputStream().readAllBytes());
            }
        }
    }

    static ServerSocket server() throws Exception {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }
}
