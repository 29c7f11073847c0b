package org.havn.placement.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Decodes UTF-8 and refuses everything else, saying where: a file saved in another encoding would otherwise give
/// families
/// names that match nothing. A byte order mark at the start is skipped.
final class StrictUtf8Reader extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private boolean started;
    private long line = 1;
    private int column = 1;
    private char last;

    StrictUtf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        var chars = CharBuffer.wrap(into, offset, length).slice();
        while (chars.position() == 0) {
            var result = decoder.decode(bytes, chars, ended);
            skipByteOrderMark(chars, into, offset);
            if (result.isError() && chars.position() == 0) {
                throw new NotUtf8(line, column, bytes.get(bytes.position()) & 0xFF);
            }
            if (result == CoderResult.UNDERFLOW && chars.position() == 0) {
                if (ended) {
                    return -1;
                }
                fill();
            }
        }
        count(into, offset, chars.position());
        return chars.position();
    }

    private void skipByteOrderMark(CharBuffer chars, char[] into, int offset) {
        if (!started && chars.position() > 0) {
            started = true;
            if (into[offset] == BYTE_ORDER_MARK) {
                System.arraycopy(into, offset + 1, into, offset, chars.position() - 1);
                chars.position(chars.position() - 1);
            }
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        var got = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (got < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + got);
        }
        bytes.flip();
    }

    private void count(char[] chars, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            var c = chars[i];
            if (c == '\n' && last == '\r') {
                last = c;
                continue;
            }
            if (c == '\n' || c == '\r') {
                line++;
                column = 1;
            } else if (c == ',') {
                column++;
            }
            last = c;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// Bytes that are not UTF-8.
    static final class NotUtf8 extends IOException {
        private final long line;
        private final int column;

        NotUtf8(long line, int column, int octet) {
            super("the byte 0x%02X, which is not UTF-8".formatted(octet));
            this.line = line;
            this.column = column;
        }

        long line() {
            return line;
        }

        int column() {
            return column;
        }
    }
}
