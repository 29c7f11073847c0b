package org.havn.people;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// One word of a name, as Latin letters and as a coarse sound that survives spelling and transliteration.
///
/// The sound keeps consonants in broad classes and whether the word begins with a vowel: Mohammed, Muhammad, Mehmet and
/// محمد share `mhmt`. It finds candidates; the Latin letters put the likeliest first. See
/// docs/decisions/0040-finding-a-name.md.
record NameWord(String latin, String sound) {
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern JOINED = Pattern.compile("(?<=\\p{L})['’ʿʾ`´](?=\\p{L})");
    private static final Set<String> SMALL_WORDS =
            Set.of("al", "el", "ul", "bin", "ibn", "bint", "ben", "ould", "de", "da", "van", "von");
    private static final Pattern SERVANT_OF = Pattern.compile("abd(?:[aeiou][lrnszdt])?(.{2,})");

    /// Transliterators keep state while they work.
    private static final ThreadLocal<Transliterator> TO_LATIN = ThreadLocal.withInitial(
            () -> Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower"));

    /// The words of a name that carry its sound; articles and "son of" do not.
    static List<NameWord> of(String name) {
        var latin = new ArrayList<String>();
        for (var written :
                NOT_A_LETTER.splitAsStream(JOINED.matcher(name).replaceAll("")).toList()) {
            var word = latin(written);
            if (word.isEmpty() || SMALL_WORDS.contains(word)) {
                continue;
            }
            var afterAbd = !latin.isEmpty() && latin.getLast().equals("abd");
            if (afterAbd) {
                latin.set(latin.size() - 1, "abd" + withoutArticle(word));
            } else {
                latin.add(word);
            }
        }
        return latin.stream().map(it -> new NameWord(it, sound(it))).distinct().toList();
    }

    private static String withoutArticle(String word) {
        return word.startsWith("al") && word.length() > 3 ? word.substring(2) : word;
    }

    private static String latin(String written) {
        var ready = new StringBuilder();
        for (var i = 0; i < written.length(); i++) {
            var letter = written.charAt(i);
            ready.append(
                    switch (letter) {
                        case 'ع', 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
                        case 'ة' -> 'ه';
                        case 'ى' -> 'ا';
                        case 'ؤ' -> 'و';
                        case 'ئ' -> 'ي';
                        case 'ı' -> 'i';
                        default -> letter;
                    });
        }
        var arabic = ready.toString();
        if (arabic.startsWith("ال") && arabic.length() > 4) {
            arabic = arabic.substring(2);
        }
        return TO_LATIN.get().transliterate(arabic).replaceAll("[^a-z]", "");
    }

    /// The sound of a word in Latin letters.
    private static String sound(String latin) {
        var word = latin;
        var servant = SERVANT_OF.matcher(word);
        if (servant.matches()) {
            word = "abd" + servant.group(1);
        }
        word = word.replaceAll("sch|sh|ch", "s")
                .replace("kh", "h")
                .replace("gh", "g")
                .replace("th", "t")
                .replace("dh", "d")
                .replace("ph", "f")
                .replace("dj", "j");
        var sound = new StringBuilder();
        for (var i = 0; i < word.length(); i++) {
            var heard = heard(word.charAt(i), i == 0, i == word.length() - 1);
            if (heard != 0 && (sound.isEmpty() || sound.charAt(sound.length() - 1) != heard)) {
                sound.append(heard);
            }
        }
        return sound.isEmpty() ? "a" : sound.toString();
    }

    private static char heard(char letter, boolean first, boolean last) {
        return switch (letter) {
            case 'a', 'e', 'i', 'o', 'u' -> first ? 'a' : 0;
            case 'y' -> first ? 'y' : 0;
            case 'w' -> first ? 'w' : 0;
            case 'v' -> first ? 'w' : 'f';
            case 'h' -> last ? 0 : 'h';
            case 'd', 't' -> 't';
            case 'b', 'p' -> 'b';
            case 's', 'z' -> 's';
            case 'k', 'q', 'c', 'g', 'j', 'x' -> 'k';
            default -> letter;
        };
    }

    /// How alike two words in Latin letters are, from 0 to 1.
    static double likeness(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        var distance = distance(one, other);
        return 1 - (double) distance / Math.max(one.length(), other.length());
    }

    /// How many letters have to be added, dropped, changed or swapped with a neighbour.
    static int distance(String one, String other) {
        var beforePrevious = new int[other.length() + 1];
        var previous = new int[other.length() + 1];
        var current = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + same);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            var free = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = free;
        }
        return previous[other.length()];
    }

    @Override
    public String toString() {
        return "NameWord[hidden]";
    }
}
