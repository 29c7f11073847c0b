package org.havn.cases.errf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/// Whether what a form holds as a photograph is one.
final class ErrfPhoto {
    static final int MOST_BYTES = 50 * 1024 * 1024;
    /// Smaller is no face: fewer bytes than any photograph has, or fewer pixels than show somebody.
    static final int LEAST_BYTES = 512;

    static final int LEAST_PIXELS = 32;
    static final long MOST_PIXELS = 40_000_000;

    private ErrfPhoto() {}

    /// The rule that it breaks, if any. Nothing larger than forty million pixels is decoded.
    static Optional<String> brokenRule(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            return Optional.of("photo-not-decodable");
        }
        if (bytes.length > MOST_BYTES) {
            return Optional.of("photo-too-large");
        }
        if (bytes.length < LEAST_BYTES) {
            return Optional.of("photo-too-small");
        }
        return ofPicture(bytes);
    }

    private static Optional<String> ofPicture(byte[] bytes) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.of("photo-not-decodable");
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > MOST_PIXELS) {
                    return Optional.of("photo-too-large");
                }
                if (width < LEAST_PIXELS || height < LEAST_PIXELS) {
                    return Optional.of("photo-too-small");
                }
                reader.read(0);
                return Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException notAPicture) {
            // the decoders answer broken pictures in many ways; each means the same here
            return Optional.of("photo-not-decodable");
        }
    }
}
