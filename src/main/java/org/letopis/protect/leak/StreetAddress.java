package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Of a listed address what tells the place: the last word of the name of the street, and the house. Of a village without
 * streets its own name stands for the street.
 *
 * @param word in the comparable form
 * @param house digits
 * @param letter that belongs to the number of the house, or empty
 * @param village whether it is the name of a village, which counts only beside the word "дом"
 */
record StreetAddress(String word, String house, String letter, boolean village) {
    private static final int LEAST_WORD = 3;
    private static final int MOST_HOUSE_DIGITS = 4;

    static Optional<StreetAddress> of(String written) {
        String folded = FoldedText.of(written).text();
        if (CoordinateFinder.isSpot(folded)) {
            return Optional.empty();
        }
        return new Reading(folded).read();
    }

    /** Returns a word without its ending, the same of all its cases. */
    static String stem(String word) {
        for (int length = 3; length > 0; length--) {
            int cut = word.length() - length;
            if (cut >= LEAST_WORD && Endings.CYRILLIC.contains(word.substring(cut))) {
                return word.substring(0, cut);
            }
        }
        return word;
    }

    private static final class Reading {
        private final String text;
        private final List<Piece> pieces;

        private Reading(String text) {
            this.text = text;
            this.pieces = Piece.of(text);
        }

        private Optional<StreetAddress> read() {
            int house = house();
            if (house < 0) {
                return Optional.empty();
            }
            int street = streetWord();
            int word = street >= 0 ? name(street, house) : beside(house);
            if (word < 0) {
                return Optional.empty();
            }
            boolean village = street < 0 && word > 0 && AddressWords.isSettlement(pieces.get(word - 1));
            return Optional.of(new StreetAddress(
                    pieces.get(word).text(), pieces.get(house).text(), letter(pieces, house), village));
        }

        private int streetWord() {
            for (int i = 0; i < pieces.size(); i++) {
                if (AddressWords.isStreet(pieces.get(i))) {
                    return i;
                }
            }
            return -1;
        }

        /** Returns the number of the house: the one after the word for it, or the first that can be one. */
        private int house() {
            for (int i = 1; i < pieces.size(); i++) {
                Piece before = pieces.get(i - 1);
                boolean named = AddressWords.isHouse(before)
                        || i > 1 && AddressWords.isNumber(before) && AddressWords.isHouse(pieces.get(i - 2));
                if (named && isHouse(i)) {
                    return i;
                }
            }
            int first = -1;
            int street = streetWord();
            for (int i = 0; i < pieces.size(); i++) {
                boolean flat = i > 0 && AddressWords.isFlat(pieces.get(i - 1));
                boolean ofName = i + 1 < pieces.size() && (isOrdinal(i) || AddressWords.isCounted(pieces.get(i + 1)));
                if (isHouse(i) && !flat && !ofName) {
                    first = first < 0 || i > street && first < street && !isBeforeName(first) ? i : first;
                }
            }
            return first;
        }

        /** Whether a number begins the part of the address, as in "4 Zarechnaya street". */
        private boolean isBeforeName(int at) {
            return at + 1 < pieces.size()
                    && text.substring(pieces.get(at).end(), pieces.get(at + 1).start())
                            .isBlank();
        }

        private boolean isOrdinal(int at) {
            Piece next = pieces.get(at + 1);
            return !next.digits()
                    && next.text().length() <= 2
                    && next.start() - pieces.get(at).end() == 1
                    && text.charAt(pieces.get(at).end()) == '-';
        }

        private boolean isHouse(int at) {
            return pieces.get(at).digits() && pieces.get(at).text().length() <= MOST_HOUSE_DIGITS;
        }

        /** Returns the last word of the name beside the word for a street: those after it, or else before it. */
        private int name(int street, int house) {
            int found = -1;
            for (int i = street + 1; i < pieces.size() && !isBorder(i) && i != house; i++) {
                found = isName(i) ? i : found;
            }
            for (int i = street - 1; found < 0 && i >= 0 && i != house; i--) {
                found = isName(i) ? i : -1;
                if (text.substring(pieces.get(i).end(), pieces.get(i + 1).start())
                        .contains(",")) {
                    return -1;
                }
            }
            return found;
        }

        private boolean isBorder(int at) {
            String gap = text.substring(pieces.get(at - 1).end(), pieces.get(at).start());
            return gap.contains(",") || gap.contains("\n") || AddressWords.isHouse(pieces.get(at));
        }

        private int beside(int house) {
            for (int i = house - 1; i >= 0; i--) {
                if (isName(i)) {
                    return i;
                }
            }
            for (int i = house + 1; i < pieces.size(); i++) {
                if (isName(i) && !isBorder(i)) {
                    return i;
                }
            }
            return -1;
        }

        private boolean isName(int at) {
            Piece piece = pieces.get(at);
            return !piece.digits()
                    && piece.text().length() >= LEAST_WORD
                    && !AddressWords.isStreet(piece)
                    && !AddressWords.isHouse(piece)
                    && !AddressWords.isNumber(piece)
                    && !AddressWords.isSettlement(piece)
                    && !AddressWords.isFlat(piece);
        }
    }

    /** Returns the letter that stands at a number at once, as in "4а", or nothing. */
    static String letter(List<Piece> pieces, int number) {
        if (number + 1 >= pieces.size()) {
            return "";
        }
        Piece next = pieces.get(number + 1);
        boolean glued = next.start() == pieces.get(number).end()
                && !next.digits()
                && next.text().length() == 1;
        return glued ? PaperSigns.of(next.text()) : "";
    }

    static List<StreetAddress> all(List<String> written) {
        List<StreetAddress> all = new ArrayList<>();
        written.forEach(address -> of(address).ifPresent(all::add));
        return all;
    }
}
