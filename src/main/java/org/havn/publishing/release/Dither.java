package org.havn.publishing.release;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Chance that nobody outside can repeat and that does not change: from a secret of the house and the
/// cell's name.
///
/// Were it drawn anew for each release, the mean of many releases would be the count.
public final class Dither {
    private static final int SHORTEST = 16;

    private final byte[] secret;

    public Dither(byte[] secret) {
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("The secret is too short");
        }
        this.secret = secret.clone();
    }

    /// From how many people above a multiple of the threshold this cell is rounded up: 1 to the
    /// threshold. Over all cells the errors of rounding then cancel out.
    int upFrom(Cell cell, int threshold) {
        return 1 + draw("up", cell, threshold);
    }

    /// 0 to 3, to choose between what is equally good.
    int tie(Cell cell) {
        return draw("tie", cell, 4);
    }

    private int draw(String what, Cell cell, int bound) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var name = String.join("\u0000", what, cell.table(), cell.row(), cell.column());
            return Math.floorMod(
                    ByteBuffer.wrap(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)))
                            .getLong(),
                    bound);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }
}
