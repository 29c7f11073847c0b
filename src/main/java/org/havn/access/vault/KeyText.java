package org.havn.access.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// How the key store's parts look as bytes.
final class KeyText {
    private static final int RING = 0x48564b01; // HVK, 1
    private static final int SHARD = 0x48564b02; // HVK, 2
    private static final int MOST_BYTES = 1 << 12;

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private KeyText() {}

    static byte[] of(Ring ring) {
        return bytes(out -> {
            out.writeInt(RING);
            write(out, ring.store());
            out.writeLong(ring.stamp());
            out.writeInt(ring.epoch());
            out.writeInt(ring.epochs().size());
            for (var epoch : ring.epochs().entrySet()) {
                out.writeInt(epoch.getKey());
                out.writeUTF(epoch.getValue().wrappingKey());
                write(out, epoch.getValue().wrapped());
            }
            write(out, ring.index());
            out.writeInt(ring.erasing().size());
            for (var owner : ring.erasing()) {
                write(out, owner);
            }
            out.writeInt(ring.retired().size());
            for (var name : ring.retired()) {
                out.writeUTF(name);
            }
        });
    }

    static byte[] of(Shard shard) {
        return bytes(out -> {
            out.writeInt(SHARD);
            out.writeInt(shard.keys().size());
            for (var owner : shard.keys().entrySet()) {
                write(out, owner.getKey());
                out.writeInt(owner.getValue().size());
                for (var key : owner.getValue()) {
                    write(out, key);
                }
            }
        });
    }

    static Ring ring(byte[] bytes) throws IOException {
        try (var in = begun(bytes, RING)) {
            var store = uuid(in);
            var stamp = in.readLong();
            var current = in.readInt();
            var epochs = new HashMap<Integer, Ring.Epoch>();
            for (var count = in.readInt(); count > 0; count--) {
                epochs.put(in.readInt(), new Ring.Epoch(in.readUTF(), some(in)));
            }
            var index = key(in);
            Set<UUID> erasing = new HashSet<>();
            for (var count = in.readInt(); count > 0; count--) {
                erasing.add(uuid(in));
            }
            Set<String> retired = new HashSet<>();
            for (var count = in.readInt(); count > 0; count--) {
                retired.add(in.readUTF());
            }
            return new Ring(store, stamp, current, epochs, index, erasing, retired);
        }
    }

    static Shard shard(byte[] bytes) throws IOException {
        try (var in = begun(bytes, SHARD)) {
            Map<UUID, List<WrappedKey>> keys = new HashMap<>();
            for (var count = in.readInt(); count > 0; count--) {
                var owner = uuid(in);
                var versions = new ArrayList<WrappedKey>();
                for (var left = in.readInt(); left > 0; left--) {
                    versions.add(key(in));
                }
                keys.put(owner, List.copyOf(versions));
            }
            return new Shard(keys);
        }
    }

    private static DataInputStream begun(byte[] bytes, int kind) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (bytes.length < Integer.BYTES || in.readInt() != kind) {
            throw new IOException("This is no file of a key store, or one of a newer release");
        }
        return in;
    }

    private static byte[] bytes(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new IllegalStateException("Memory takes every byte", impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void write(DataOutputStream out, WrappedKey key) throws IOException {
        out.writeInt(key.version());
        out.writeInt(key.epoch());
        write(out, key.bytes());
    }

    private static void write(DataOutputStream out, byte[] some) throws IOException {
        out.writeInt(some.length);
        out.write(some);
    }

    private static UUID uuid(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static WrappedKey key(DataInputStream in) throws IOException {
        return new WrappedKey(in.readInt(), in.readInt(), some(in));
    }

    private static byte[] some(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("A file of the key store is damaged");
        }
        var bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
