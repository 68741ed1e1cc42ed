package org.letopis.casework;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** Reads what stands in a cell. What a spreadsheet made of it is not guessed at where it could mean two things. */
final class CsvValue {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?[0-9]{1,3},[0-9]{1,8}");
    private static final Pattern SPREADSHEET_DATE = Pattern.compile("([0-9]{1,2})([./])([0-9]{1,2})[./]([0-9]{4})");
    private static final Pattern WITH_HOUR = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[ T][0-9:.]+Z?");
    private static final List<String> YES = List.of("yes", "true", "да", "истина");
    private static final List<String> NO = List.of("no", "false", "нет", "ложь");

    private CsvValue() {}

    /**
     * Returns the value for JSON.
     *
     * @param language of the row, for a text whose column does not name one
     * @throws JsonProblem that names the heading
     */
    static Object of(CsvColumn column, String cell, String language) throws JsonProblem {
        return switch (column.shape()) {
            case WORD -> cell;
            case DATE -> date(column, cell);
            case DEGREES -> DECIMAL_COMMA.matcher(cell).matches() ? cell.replace(',', '.') : cell;
            case NUMBER -> number(column, cell);
            case TRUTH -> truth(column, cell);
            case WORDS -> words(cell);
            case TEXT, TEXTS -> text(column, cell, language);
        };
    }

    private static List<String> words(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Long number(CsvColumn column, String cell) throws JsonProblem {
        if (!NUMBER.matcher(cell).matches()) {
            throw new JsonProblem("csv.not-a-number", column.heading());
        }
        return Long.valueOf(cell);
    }

    private static Boolean truth(CsvColumn column, String cell) throws JsonProblem {
        String word = cell.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new JsonProblem("csv.not-yes-or-no", column.heading());
        }
        return YES.contains(word);
    }

    private static JsonObject text(CsvColumn column, String cell, String language) throws JsonProblem {
        String of = column.language().isEmpty() ? language : column.language();
        if (of.isEmpty()) {
            throw new JsonProblem("csv.no-language", column.heading());
        }
        return JsonObject.empty().with("lang", of).with("text", cell);
    }

    private static String date(CsvColumn column, String cell) throws JsonProblem {
        Matcher hour = WITH_HOUR.matcher(cell);
        if (hour.matches()) {
            throw new JsonProblem("csv.date-form", column.heading(), cell, hour.group(1));
        }
        Matcher parts = SPREADSHEET_DATE.matcher(cell);
        if (!parts.matches()) {
            return cell;
        }
        Optional<String> dayFirst = day(parts.group(4), parts.group(3), parts.group(1));
        Optional<String> monthFirst =
                parts.group(2).equals("/") ? day(parts.group(4), parts.group(1), parts.group(3)) : Optional.empty();
        if (dayFirst.isPresent() && monthFirst.isPresent() && !dayFirst.equals(monthFirst)) {
            throw new JsonProblem("csv.date-either", column.heading(), cell, dayFirst.get(), monthFirst.get());
        }
        Optional<String> only = dayFirst.or(() -> monthFirst);
        throw only.isPresent()
                ? new JsonProblem("csv.date-form", column.heading(), cell, only.get())
                : new JsonProblem("report.bad-date", column.heading(), cell);
    }

    private static Optional<String> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                    .toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
