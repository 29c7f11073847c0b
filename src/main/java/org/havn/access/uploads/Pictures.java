package org.havn.access.uploads;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Makes a picture anew from its pixels: what else was in the file (where and with what it was taken, a preview, text,
/// another file behind it) is not in the new one.
final class Pictures {
    static final int MOST_MEGAPIXELS = 30;
    private static final int LONGEST_SIDE = 3_000;
    private static final int MOST_SIDE = 20_000;
    /// Each takes up to 150 MB for a moment.
    private static final Semaphore AT_ONCE = new Semaphore(2, true);

    private Pictures() {}

    /// @throws UploadRefused if it does not decode, or has too many pixels
    static byte[] anew(byte[] file, UploadKind kind) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return written(upright(decoded(file, kind), kind == UploadKind.JPEG ? Orientation.of(file) : 1), kind);
        } catch (IOException | RuntimeException notAPicture) {
            if (notAPicture instanceof UploadRefused refused) {
                throw refused;
            }
            // the decoder's own words are about somebody's file, and are not kept
            throw UploadRefused.broken();
        } finally {
            AT_ONCE.release();
        }
    }

    private static BufferedImage decoded(byte[] file, UploadKind kind) throws IOException {
        var reader = reader(kind);
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width < 1 || height < 1) {
                throw UploadRefused.broken();
            }
            if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_MEGAPIXELS * 1_000_000L) {
                throw UploadRefused.tooManyPixels(MOST_MEGAPIXELS);
            }
            var large = (int) Math.ceilDiv(Math.max(width, height), LONGEST_SIDE);
            var how = reader.getDefaultReadParam();
            how.setSourceSubsampling(large, large, 0, 0);
            return reader.read(0, how);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(UploadKind kind) {
        return ImageIO.getImageReadersByFormatName(kind.name().toLowerCase(Locale.ROOT))
                .next();
    }

    /// As somebody holds it in front of them; without transparency, which could hide something.
    private static BufferedImage upright(BufferedImage decoded, int orientation) {
        var turned = orientation >= 5;
        var width = turned ? decoded.getHeight() : decoded.getWidth();
        var height = turned ? decoded.getWidth() : decoded.getHeight();
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        try {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, width, height);
            canvas.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            canvas.drawImage(decoded, turn(orientation, decoded.getWidth(), decoded.getHeight()), null);
        } finally {
            canvas.dispose();
        }
        return picture;
    }

    /// The eight ways in which a camera can be held (Exif, tag 0112).
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] written(BufferedImage picture, UploadKind kind) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(kind.name().toLowerCase(Locale.ROOT))
                .next();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(picture);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
