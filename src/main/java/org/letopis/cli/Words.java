package org.letopis.cli;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.letopis.json.JsonProblem;
import org.letopis.sanitize.FileFormat;

/** The words of the product in one language, from {@code messages.properties} and {@code messages_ru.properties}. */
final class Words {
    static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final ResourceBundle bundle;
    private final Locale locale;
    private PartWords parts;

    Words(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "org.letopis.cli.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Chooses the language: {@code --lang} on the command line, or else the system's. */
    static Words choose(String[] args) {
        return choose(args, Locale.getDefault());
    }

    /** Chooses the language: {@code --lang} on the command line, or else another. */
    static Words choose(String[] args, Locale otherwise) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) {
                return of(args[i].substring("--lang=".length()));
            }
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return of(args[i + 1]);
            }
        }
        return of(otherwise.getLanguage());
    }

    /** Returns whether one of these words was typed, in either language: a message of words with bars between them. */
    static boolean isTyped(String typed, String key) {
        return Stream.of(new Words(Locale.ENGLISH), new Words(RUSSIAN))
                .flatMap(words -> Stream.of(words.text(key).split("\\|")))
                .anyMatch(word -> word.equalsIgnoreCase(typed.replace('’', '\'')));
    }

    private static Words of(String language) {
        return new Words(language.equals("ru") ? RUSSIAN : Locale.ENGLISH);
    }

    Locale locale() {
        return locale;
    }

    ResourceBundle bundle() {
        return bundle;
    }

    /** Returns why a file was not cleaned; of a file inside a file, which and why. */
    String refusal(String key, List<?> arguments) {
        List<Object> told = parts().refused(key, arguments);
        if (!key.equals("strip.member")) {
            return text(key, told.stream().map(this::translated).toArray());
        }
        String inner = refusal(String.valueOf(arguments.get(2)), arguments.subList(3, arguments.size()));
        return text(key, translated(told.get(0)), told.get(1), inner);
    }

    /** Returns what the parts of files are called; few commands need it, and it is read then. */
    PartWords parts() {
        if (parts == null) {
            parts = new PartWords(locale);
        }
        return parts;
    }

    /** Returns what people call a format; most have one name in all languages. */
    String format(FileFormat format) {
        String key = "format." + format.name().toLowerCase(Locale.ROOT);
        return bundle.containsKey(key) ? text(key) : format.label();
    }

    private Object translated(Object argument) {
        return Stream.of(FileFormat.values())
                .filter(format -> format.label().equals(argument))
                .findFirst()
                .<Object>map(this::format)
                .orElse(argument);
    }

    /** Returns the message with its arguments, each made safe to print. */
    String text(String key, Object... arguments) {
        Object[] safe = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            safe[i] = arguments[i] instanceof JsonProblem problem
                    ? text(problem.key(), problem.arguments().toArray())
                    : Shown.line(String.valueOf(arguments[i]));
        }
        String pattern;
        try {
            pattern = bundle.getString(key);
        } catch (MissingResourceException e) {
            return key + " "
                    + String.join(
                            " ",
                            java.util.Arrays.asList(safe).stream()
                                    .map(String::valueOf)
                                    .toList());
        }
        return new MessageFormat(pattern, locale).format(safe);
    }
}
