package org.letopis.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Russian words for the columns of a table that people fill most; capitals and the dots of ё do not matter. */
final class RussianHeadings {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("отчет", "report"),
            Map.entry("номер дела", "caseRef"),
            Map.entry("заголовок", "title"),
            Map.entry("язык", "lang"),
            Map.entry("что произошло", "narrative"),
            Map.entry("дата", "occurred"),
            Map.entry("время суток", "timeOfDay"),
            Map.entry("страна", "country"),
            Map.entry("регион", "subdivision"),
            Map.entry("район", "district"),
            Map.entry("населенный пункт", "settlement"),
            Map.entry("место", "site"),
            Map.entry("широта", "lat"),
            Map.entry("долгота", "lon"),
            Map.entry("точность", "precision"),
            Map.entry("статус", "status"),
            Map.entry("защита", "protection"),
            Map.entry("темы", "themes"),
            Map.entry("файлы", "files"),
            Map.entry("согласие", "consent"),
            Map.entry("пострадавший", "victim"),
            Map.entry("исполнитель", "actor"),
            Map.entry("кто", "kind"),
            Map.entry("пол", "sex"),
            Map.entry("возраст", "ageBand"),
            Map.entry("имена", "names"),
            Map.entry("контакты", "contacts"),
            Map.entry("действие", "act"),
            Map.entry("вид", "type"),
            Map.entry("когда", "when"),
            Map.entry("почему", "whyTargeted"),
            Map.entry("способ", "method"),
            Map.entry("сколько", "count"),
            Map.entry("несовершеннолетних", "minors"),
            Map.entry("названная причина", "statedReason"),
            Map.entry("участие", "involvement"),
            Map.entry("степень", "degree"),
            Map.entry("вид исполнителя", "actorType"),
            Map.entry("подразделение", "unit"),
            Map.entry("звание", "rank"),
            Map.entry("машина", "vehicle"),
            Map.entry("форма", "uniform"));

    private RussianHeadings() {}

    /** Returns the names in a heading, as the model has them: {@code пострадавший.имена} is {@code victim.names}. */
    static List<String> names(String heading) {
        return Arrays.stream(heading.split("\\.", -1))
                .map(RussianHeadings::name)
                .collect(Collectors.toList());
    }

    static int count() {
        return WORDS.size();
    }

    private static String name(String word) {
        String plain = BLANKS.matcher(word.strip().toLowerCase(Locale.ROOT).replace('ё', 'е'))
                .replaceAll(" ");
        return WORDS.getOrDefault(plain, word.strip());
    }
}
