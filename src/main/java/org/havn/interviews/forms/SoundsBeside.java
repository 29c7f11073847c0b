package org.havn.interviews.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.havn.access.uploads.CheckedSound;
import org.havn.access.uploads.UploadRefused;
import org.jspecify.annotations.Nullable;

/// The files that lie beside a form: each sound that a question names has to be there, and has to be sound.
final class SoundsBeside {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
    private static final int MEGABYTE = 1_000_000;
    /// Of one file: a minute of speech needs a quarter of it.
    private static final int MOST = 2 * MEGABYTE;
    private static final int MOST_TOGETHER = 50 * MEGABYTE;

    private final @Nullable Function<String, Optional<byte[]>> files;

    private SoundsBeside(@Nullable Function<String, Optional<byte[]>> files) {
        this.files = files;
    }

    /// Of a file that came alone, such as a spreadsheet: it is usable without its sounds.
    static SoundsBeside none() {
        return new SoundsBeside(null);
    }

    static SoundsBeside of(Map<String, byte[]> files) {
        return at(name -> Optional.ofNullable(files.get(name)));
    }

    static SoundsBeside at(Function<String, Optional<byte[]>> files) {
        return new SoundsBeside(files);
    }

    /// The sounds that a form names, each once, by name.
    List<FormSound> of(FormDraft draft, Problems problems) {
        var sounds = new TreeMap<String, FormSound>();
        var missing = new TreeSet<String>();
        for (var node : draft.all()) {
            for (var named : node.sounds) {
                if (!NAME.matcher(named.file()).matches()) {
                    problems.add(
                            named.where(),
                            "the name of a sound file, of letters, digits, ., - and _",
                            Problems.quoted(named.file()),
                            "Give the file such a name.");
                } else if (files == null) {
                    missing.add(named.file());
                } else if (!sounds.containsKey(named.file())) {
                    there(named, files, problems).ifPresent(it -> sounds.put(it.name(), it));
                }
            }
        }
        if (!missing.isEmpty()) {
            problems.leftOut(
                    draft.file,
                    "the sound files " + shortened(missing),
                    "A file that comes alone brings none: put it with them into a folder or a .zip. The form can be used"
                            + " without.");
        }
        var together =
                sounds.values().stream().mapToLong(it -> it.content().length).sum();
        if (together > MOST_TOGETHER) {
            problems.add(
                    draft.file,
                    "sound files of at most 50 MB together",
                    Math.ceilDiv(together, MEGABYTE) + " MB",
                    "Speech needs 32 kbit/s: write them smaller.");
        }
        return List.copyOf(sounds.values());
    }

    private static Optional<FormSound> there(
            FormDraft.NamedSound named, Function<String, Optional<byte[]>> files, Problems problems) {
        var name = Problems.quoted(named.file());
        var content = files.apply(named.file());
        if (content.isEmpty()) {
            problems.add(
                    named.where(),
                    "the sound file " + name + " beside the form",
                    "no such file",
                    "Put it there, or look at the spelling and at large and small letters.");
            return Optional.empty();
        }
        if (content.get().length > MOST) {
            problems.add(
                    named.where(),
                    "sound of at most 2 MB",
                    name + " with " + Math.ceilDiv(content.get().length, MEGABYTE) + " MB",
                    "Speech needs 32 kbit/s: write it smaller.");
            return Optional.empty();
        }
        try {
            var checked = CheckedSound.of(content.get());
            return Optional.of(new FormSound(named.file(), checked.kind(), checked.content()));
        } catch (UploadRefused refused) {
            problems.add(
                    named.where(),
                    "sound: Ogg, WebM, M4A, 3GP, MP3, AAC, AMR or WAV",
                    name + ", which is " + (refused.type().equals("upload-film") ? "a film" : "something else"),
                    "Save it again as one of these.");
            return Optional.empty();
        }
    }

    private static String shortened(Set<String> names) {
        var few = String.join(", ", names.stream().limit(5).toList());
        return names.size() > 5 ? few + " and " + (names.size() - 5) + " more" : few;
    }
}
