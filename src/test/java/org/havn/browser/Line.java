package org.havn.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The line between a device and the house, which can be slow, cut in the middle of a sentence, and come back.
final class Line implements AutoCloseable {
    private final ServerSocket door;
    private final int house;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong down = new AtomicLong();
    private final AtomicLong up = new AtomicLong();
    private volatile boolean cut;
    private volatile int bytesPerSecond;
    private volatile long cutAfterUp = Long.MAX_VALUE;

    Line(int house) {
        this.house = house;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noDoor) {
            throw new UncheckedIOException(noDoor);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://localhost:" + door.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(Line::drop);
    }

    void back() {
        cutAfterUp = Long.MAX_VALUE;
        cut = false;
    }

    /// As slow as a bad network; 0 for as fast as it goes.
    void slow(int bytes) {
        bytesPerSecond = bytes;
    }

    /// Cuts itself when so many more bytes have gone to the house.
    void cutAfter(long bytes) {
        cutAfterUp = up.get() + bytes;
    }

    boolean isCut() {
        return cut;
    }

    /// Bytes that came from the house so far, headers and all.
    long down() {
        return down.get();
    }

    long up() {
        return up.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var device = door.accept();
                if (cut) {
                    drop(device);
                    continue;
                }
                var there = new Socket(InetAddress.getLoopbackAddress(), house);
                open.add(device);
                open.add(there);
                Thread.ofVirtual().start(() -> carry(device, there, up));
                Thread.ofVirtual().start(() -> carry(there, device, down));
            } catch (IOException closed) {
                // the next one, or the end
            }
        }
    }

    private void carry(Socket from, Socket to, AtomicLong count) {
        try (from;
                to) {
            carry(from.getInputStream(), to.getOutputStream(), count);
        } catch (IOException | InterruptedException broken) {
            // as lines break
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void carry(InputStream from, OutputStream to, AtomicLong count) throws IOException, InterruptedException {
        var piece = new byte[4096];
        for (var read = from.read(piece); read >= 0 && !cut; read = from.read(piece)) {
            if (bytesPerSecond > 0) {
                Thread.sleep(1000L * read / bytesPerSecond);
            }
            count.addAndGet(read);
            if (up.get() >= cutAfterUp) {
                cut();
                return;
            }
            to.write(piece, 0, read);
            to.flush();
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException closed) {
            // it is
        }
        cut();
    }
}
