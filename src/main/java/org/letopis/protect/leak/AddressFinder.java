package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds addresses: the name of a street, in any case, with the number of the house before or after it. The name of a
 * town or of a street alone is no hit.
 */
final class AddressFinder implements Finder {
    private static final int MOST_PIECES = 6;
    private static final int MOST_GAP = 4;

    private static final String[][] MARKED = {{"c", "C"}, {"s", "S"}, {"z", "J"}};

    private record Listed(String person, StreetAddress address) {}

    private final Map<String, List<Listed>> byStem = new HashMap<>();

    /** For a name in the other alphabet. */
    private final Map<String, List<Listed>> bySound = new HashMap<>();

    private final Set<String> houses = new HashSet<>();

    AddressFinder(List<Protected> people) {
        for (Protected person : people) {
            for (StreetAddress address : StreetAddress.all(person.addresses())) {
                houses.add(address.house());
                Listed listed = new Listed(person.person(), address);
                byStem.computeIfAbsent(StreetAddress.stem(address.word()), none -> new ArrayList<>())
                        .add(listed);
                sounds(address.word(), true)
                        .forEach(sound -> bySound.computeIfAbsent(sound, none -> new ArrayList<>())
                                .add(listed));
            }
        }
    }

    @Override
    public void find(FoldedText text, Hits into) {
        if (byStem.isEmpty()) {
            return;
        }
        List<Piece> pieces = Piece.of(text.text());
        Map<String, List<Listed>> known = new HashMap<>();
        BitSet near = nearHouses(pieces);
        for (int i = near.nextSetBit(0); i >= 0; i = near.nextSetBit(i + 1)) {
            if (!pieces.get(i).digits()) {
                for (Listed listed : known.computeIfAbsent(pieces.get(i).text(), this::listed)) {
                    new Look(text.text(), pieces, i, listed.address).add(listed.person, into);
                }
            }
        }
    }

    /** Returns the pieces that have the number of a listed house near them, or a number in words. */
    private BitSet nearHouses(List<Piece> pieces) {
        BitSet near = new BitSet(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            String text = pieces.get(i).text();
            boolean number = pieces.get(i).digits()
                    ? houses.contains(text)
                    : DateWords.loaded().meaning(text) != null;
            if (number) {
                near.set(Math.max(0, i - MOST_PIECES), Math.min(pieces.size(), i + MOST_PIECES + 1));
            }
        }
        return near;
    }

    /** Returns the addresses whose street a word may be, in its own alphabet or in the other. */
    private List<Listed> listed(String word) {
        Set<Listed> listed = new LinkedHashSet<>(byStem.getOrDefault(StreetAddress.stem(word), List.of()));
        if (word.length() >= Skeleton.LEAST_SOUNDS) {
            for (String sound : sounds(word, false)) {
                bySound.getOrDefault(sound, List.of()).stream()
                        .filter(one -> isCyrillic(one.address.word()) != isCyrillic(word))
                        .forEach(listed::add);
            }
        }
        return List.copyOf(listed);
    }

    /** Returns how a word sounds in either alphabet, without the vowels that a case changes at the end. */
    private static Set<String> sounds(String word, boolean listed) {
        Set<String> keys = isCyrillic(word)
                ? Skeleton.keysOfCyrillic(word)
                : listed ? Skeleton.keysOfListedLatin(word) : Skeleton.keysOfLatin(word);
        for (String[] marked : listed || isCyrillic(word) ? new String[0][] : MARKED) {
            keys.addAll(Skeleton.keysOfLatin(word.replace(marked[0], marked[1]))); // ISO 9 writes č, š, ž
        }
        return keys.stream()
                .map(key -> key.replaceAll("[aeiou]+$", ""))
                .filter(key -> key.length() > Skeleton.LEAST_SOUNDS)
                .collect(Collectors.toSet());
    }

    private static boolean isCyrillic(String word) {
        return LookAlikes.isCyrillic(word.codePointAt(0));
    }

    /** One place where the name of a street stands. */
    private record Look(String text, List<Piece> pieces, int name, StreetAddress address) {
        private void add(String person, Hits into) {
            int after = houseAfter();
            if (after >= 0) {
                int first = name;
                while (first > 0 && AddressWords.isStreet(pieces.get(first - 1)) && near(first)) {
                    first--;
                }
                into.add(person, pieces.get(first).start(), end(after), HitClass.ADDRESS);
                return;
            }
            int before = houseBefore();
            if (before >= 0) {
                int last = name;
                while (last + 1 < pieces.size() && AddressWords.isStreet(pieces.get(last + 1)) && near(last + 1)) {
                    last++;
                }
                into.add(person, pieces.get(before).start(), pieces.get(last).end(), HitClass.ADDRESS);
            }
        }

        private int end(int house) {
            boolean letter = !StreetAddress.letter(pieces, house).isEmpty();
            return pieces.get(letter ? house + 1 : house).end();
        }

        private int houseAfter() {
            boolean called = false;
            for (int i = name + 1; i < Math.min(pieces.size(), name + MOST_PIECES); i++) {
                Piece piece = pieces.get(i);
                if (!near(i)) {
                    return -1;
                }
                if (isHouse(i)) {
                    boolean named = i + 1 < pieces.size() && isOneHouse(pieces.get(i + 1)) && near(i + 1);
                    return named ? i + 1 : called || !address.village() && mayBeHouse(i) ? i : -1;
                }
                if (isOrdinal(i)) {
                    return i + 1;
                }
                boolean house = AddressWords.isHouse(piece);
                called |= house;
                if (!house && !AddressWords.isStreet(piece) && !AddressWords.isNumber(piece) && !isIn(piece)) {
                    return -1;
                }
            }
            return -1;
        }

        /** Returns the first piece of the house, with the word for it. */
        private int houseBefore() {
            for (int i = name - 1; i >= Math.max(0, name - MOST_PIECES); i--) {
                Piece piece = pieces.get(i);
                if (!near(i + 1)) {
                    return -1;
                }
                if (i > 0 && isOrdinal(i - 1)) {
                    return i - 1;
                }
                if (isHouse(i)) {
                    int word = i - 1;
                    while (word >= 0
                            && near(word + 1)
                            && AddressWords.isNumber(pieces.get(word))
                            && !AddressWords.isHouse(pieces.get(word))) {
                        word--;
                    }
                    if (word >= 0 && near(word + 1) && AddressWords.isHouse(pieces.get(word))) {
                        return word;
                    }
                    return !address.village() && isBeforeName(i) ? i : -1;
                }
                if (!AddressWords.isStreet(piece) && !isIn(piece) && !AddressWords.isSettlement(piece)) {
                    return -1;
                }
            }
            return -1;
        }

        /** Whether it reads as "4 Zarechnaya street" or "4, rue ...": nothing between, and the word for a street beside. */
        private boolean isBeforeName(int number) {
            boolean streetAfter =
                    name + 1 < pieces.size() && AddressWords.isStreet(pieces.get(name + 1)) && near(name + 1);
            boolean streetBefore = name - number == 2 && AddressWords.isStreet(pieces.get(name - 1));
            return name - number == 1
                            && streetAfter
                            && LookAlikes.isLatin(pieces.get(name).text().codePointAt(0))
                    || name - number == 1 && streetAfter && gap(name).isBlank()
                    || streetBefore;
        }

        /** Whether it reads as "в четвертом доме" from there. */
        private boolean isOrdinal(int at) {
            WordedNumber number = pieces.get(at).digits() ? null : WordedNumber.at(pieces, at);
            boolean before = at + 1 < pieces.size() && isOneHouse(pieces.get(at + 1)) && near(at + 1);
            return before && number != null && address.house().equals(Integer.toString(number.value()))
                    || before && pieces.get(at).text().equals(address.house());
        }

        /** Whether the word is "дом" in the singular: of "4 дома" it is not known. */
        private static boolean isOneHouse(Piece piece) {
            return List.of("дом", "доме", "дому", "домом", "будинок", "будинку").contains(piece.text());
        }

        private static boolean isIn(Piece piece) {
            return List.of(
                            "к", "до", "от", "из", "около", "возле", "біля", "по", "на", "в", "во", "у", "of", "on",
                            "at", "in", "the", "adresu", "адресу", "із", "що", "под", "al", "de", "la")
                    .contains(piece.text());
        }

        private boolean isHouse(int at) {
            Piece piece = pieces.get(at);
            if (piece.digits()) {
                String letter = StreetAddress.letter(pieces, at);
                return piece.text().equals(address.house()) && (letter.isEmpty() || letter.equals(address.letter()));
            }
            WordedNumber number =
                    at > 0 && AddressWords.isHouse(pieces.get(at - 1)) ? WordedNumber.at(pieces, at) : null;
            return number != null && address.house().equals(Integer.toString(number.value()));
        }

        /** Whether a number at once after the street, without the word for a house, is one, and not so many of something. */
        private boolean mayBeHouse(int at) {
            String gap = gap(at);
            boolean abbreviated = AddressWords.isStreet(pieces.get(at - 1)) && gap.matches("\\.,?\\s{0,2}");
            boolean atOnce =
                    gap.matches("[\\s,]{1,3}|\\s?-\\s?") || abbreviated || AddressWords.isNumber(pieces.get(at - 1));
            boolean more = at + 1 < pieces.size() && gap(at + 1).matches("[.:][0-9]?|%");
            return atOnce
                    && !more
                    && (at + 1 == pieces.size()
                            || gap(at + 1).length() > 1 && !gap(at + 1).isBlank()
                            || !AddressWords.isCounted(pieces.get(at + 1)));
        }

        private boolean near(int at) {
            String gap = gap(at);
            return gap.length() <= MOST_GAP && !gap.matches("(?s).*[;!?<>=].*");
        }

        private String gap(int at) {
            return text.substring(pieces.get(at - 1).end(), pieces.get(at).start());
        }
    }
}
