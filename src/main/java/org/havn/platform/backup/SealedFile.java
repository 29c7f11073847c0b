package org.havn.platform.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// A file sealed piece by piece with AES-256-GCM under a key of its own, so that it is never whole in memory.
///
/// Each piece's nonce is its number and whether it is the last one: pieces that are left out, doubled, put in another
/// order or cut off at the end do not open. Bound to all of them is the file's name in the backup.
final class SealedFile {
    private static final int FORMAT = 0x48564201; // HVB, 1
    private static final int SALT = 32;
    private static final int PIECE = 1 << 18;
    private static final int TAG = 16;

    private SealedFile() {}

    /// Seals what is written until the stream is closed; it has to be closed to be whole.
    static OutputStream writing(Path file, BackupKey key, String name) throws IOException {
        var salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        out.writeInt(FORMAT);
        out.write(salt);
        return new Sealing(out, key.forFile(salt), name);
    }

    /// Opens a sealed file.
    ///
    /// @throws BackupDamaged while reading, where it was changed or another key sealed it
    static InputStream reading(Path file, BackupKey key, String name) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        try {
            if (in.readInt() != FORMAT) {
                throw new BackupDamaged(file + " is no file of a backup, or one of a newer release");
            }
            var salt = new byte[SALT];
            in.readFully(salt);
            return new Opening(in, key.forFile(salt), name);
        } catch (EOFException cut) {
            in.close();
            throw new BackupDamaged(file + " was cut off");
        } catch (IOException failed) {
            in.close();
            throw failed;
        }
    }

    private static Cipher cipher(int mode, SecretKey key, String name, long number, boolean last)
            throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(12).putLong(number).putInt(last ? 1 : 0).array();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static final class Sealing extends OutputStream {
        private final DataOutputStream out;
        private final SecretKey key;
        private final String name;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private long number;
        private boolean closed;

        Sealing(DataOutputStream out, SecretKey key, String name) {
            this.out = out;
            this.key = key;
            this.name = name;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (var left = length; left > 0; ) {
                if (filled == PIECE) {
                    seal(false);
                }
                var some = Math.min(left, PIECE - filled);
                System.arraycopy(bytes, from + length - left, piece, filled, some);
                filled += some;
                left -= some;
            }
        }

        private void seal(boolean last) throws IOException {
            try {
                var sealed =
                        cipher(Cipher.ENCRYPT_MODE, key, name, number, last).doFinal(piece, 0, filled);
                out.writeBoolean(last);
                out.writeInt(sealed.length);
                out.write(sealed);
                number++;
                filled = 0;
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Every Java has AES-GCM", impossible);
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try (out) {
                    seal(true);
                }
            }
        }
    }

    private static final class Opening extends InputStream {
        private final DataInputStream in;
        private final SecretKey key;
        private final String name;
        private byte[] piece = new byte[0];
        private int at;
        private long number;
        private boolean last;

        Opening(DataInputStream in, SecretKey key, String name) {
            this.in = in;
            this.key = key;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            while (at == piece.length) {
                if (last) {
                    return -1;
                }
                open();
            }
            var some = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, bytes, from, some);
            at += some;
            return some;
        }

        private void open() throws IOException {
            try {
                last = in.readBoolean();
                var length = in.readInt();
                if (length < TAG || length > PIECE + TAG) {
                    throw damaged();
                }
                var sealed = new byte[length];
                in.readFully(sealed);
                piece = cipher(Cipher.DECRYPT_MODE, key, name, number, last).doFinal(sealed);
                at = 0;
                number++;
            } catch (EOFException | AEADBadTagException changed) {
                throw damaged();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Every Java has AES-GCM", impossible);
            }
        }

        private BackupDamaged damaged() {
            return new BackupDamaged(name + " does not open: it was changed or cut off, or another key sealed it");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
