package org.letopis.protect.leak;

import java.util.Set;

/** Case endings of nouns and adjectives. */
final class Endings {
    /** Russian and Ukrainian, in all cases and both numbers, as they follow a stem without its final vowel. */
    static final Set<String> CYRILLIC = Set.of(
            "", "а", "я", "у", "ю", "ы", "и", "е", "о", "й", "ь", "ой", "ей", "ою", "ею", "ом", "ем", "ым", "им", "ого",
            "его", "ому", "ему", "ую", "юю", "ая", "яя", "ий", "ый", "ых", "их", "ыми", "ими", "ах", "ях", "ам", "ям",
            "ами", "ями", "ов", "ев", "ья", "ье", "ью", "ое", "ее", "ые", "ие", "ии", "ия", "ию");

    private Endings() {}
}
