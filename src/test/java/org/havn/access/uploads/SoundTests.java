package org.havn.access.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is taken as a recording, by its content alone.
class SoundTests {
    private static final String MP4 = "\0\0\0\u0018ftypM4A \0\0\0\0isommp42";
    private static final String WEBM = "\u001aE\u00df\u00a3\u009fB\u0086\u0081\u0001B\u0082\u0084webm";

    @Test
    void whatBrowsersAndTelephonesRecordIsTaken() {
        var sounds = Map.of(
                "OggS\0\2OpusHead",
                UploadKind.OGG,
                WEBM + "A_OPUS",
                UploadKind.WEBM,
                MP4,
                UploadKind.MP4,
                "\0\0\0\u0018ftyp3gp4\0\0\0\0isom",
                UploadKind.MP4,
                "RIFF\0\0\0\0WAVEfmt ",
                UploadKind.WAV,
                "#!AMR\n<",
                UploadKind.AMR,
                "#!AMR-WB\n<",
                UploadKind.AMR,
                "ID3\4\0\0",
                UploadKind.MP3,
                "\u00ff\u00fb\u0090d",
                UploadKind.MP3,
                "\u00ff\u00f1P\u0080",
                UploadKind.AAC);

        sounds.forEach((file, kind) ->
                assertThat(Sound.accepted(bytes(file)).kind()).as(kind.name()).isEqualTo(kind));
    }

    @Test
    void whatIsNoSoundIsNot() {
        for (var file : List.of(
                "",
                "OggX",
                "RIFF\0\0\0\0WEBP",
                "\u001aE\u00df\u00a3matroska",
                "\u00ff\u00d8\u00ff\u00e0JFIF",
                "\u00ff\u00ff\u00ff\u00ff",
                "%PDF-1.7",
                "<html>",
                "PK\3\4")) {
            assertThatThrownBy(() -> Sound.accepted(bytes(file)))
                    .as(file)
                    .isInstanceOf(UploadRefused.class)
                    .hasMessage("upload-no-recording");
        }
    }

    @Test
    void aFilmIsNotARecording() {
        for (var file : List.of(
                WEBM + "V_VP9",
                WEBM + "V_MPEG4/ISO/AVC",
                MP4 + "hdlr\0\0\0\0\0\0\0\0vide",
                MP4 + "hdlr\0\0\0\0mhlrvide",
                "OggS\0\2\u0080theora")) {
            assertThatThrownBy(() -> Sound.accepted(bytes(file))).as(file).hasMessage("upload-film");
        }
        assertThat(Sound.accepted(bytes(MP4 + "hdlr\0\0\0\0\0\0\0\0soun")).kind())
                .isEqualTo(UploadKind.MP4);
    }

    @Test
    void tenMegabytesAreTheMost() {
        var most = new byte[10_000_000];
        System.arraycopy(bytes("OggS"), 0, most, 0, 4);
        var more = java.util.Arrays.copyOf(most, most.length + 1);

        assertThat(Sound.accepted(most).content()).hasSize(10_000_000);
        assertThatThrownBy(() -> Sound.accepted(more)).hasMessage("upload-recording-too-large");
    }

    @Test
    void whereItWasRecordedIsTakenOutAndNothingMoves() {
        var file = bytes(MP4 + "\0\0\0\u001e\u00a9xyz\0\u0012\u0015\u00c7+59.9127+010.7461/"
                + "\0\0\0\u0010locijust here" + "\0\0\0\u000cmdatsaid");

        var kept = Sound.accepted(file).content();

        assertThat(text(kept))
                .hasSize(file.length)
                .doesNotContain("59.9127", "just here", "\u00a9xyz", "loci")
                .contains("free", "mdatsaid")
                .startsWith(MP4);
        assertThat(text(file)).contains("59.9127");
    }

    @Test
    void wordsThatOnlyLookLikeAPlaceStay() {
        var file = bytes(MP4 + "\u00ff\u00ff\u00ff\u00fflocistays");

        assertThat(text(Sound.accepted(file).content())).contains("locistays");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
