package org.letopis.protect.leak;

import java.util.HashSet;
import java.util.Set;

/** How the first letter of a name may stand before a surname, in either alphabet. */
final class Initials {
    private static final String CYRILLIC = "аввбггдеееєєєжжзииіїїйййкклмнопрстууфххццччшшщщэюююяяя";
    private static final String LATIN = "avwbghdeyjyjizjziyiiyiyjkclmnoprstuofkhtcctscsceyjiyji";

    private Initials() {}

    /** Returns the letter itself and those that may stand for it in the other alphabet. */
    static Set<String> of(char letter) {
        Set<String> all = new HashSet<>(Set.of(String.valueOf(letter)));
        for (int i = 0; i < CYRILLIC.length(); i++) {
            if (CYRILLIC.charAt(i) == letter) {
                all.add(LATIN.substring(i, i + 1));
            } else if (LATIN.charAt(i) == letter) {
                all.add(CYRILLIC.substring(i, i + 1));
            }
        }
        return all;
    }
}
