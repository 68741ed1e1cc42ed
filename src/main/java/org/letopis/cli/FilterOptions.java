package org.letopis.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.letopis.casework.CodeWords;
import org.letopis.casework.ProjectLists;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Code;
import org.letopis.report.Edtf;
import org.letopis.report.vocabulary.ListName;
import org.letopis.vault.Sought;
import org.letopis.vault.Vault;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What {@code list} and {@code search} take to show some of the reports only. */
final class FilterOptions {
    @Option(names = "--act", paramLabel = "CODE|WORDS", descriptionKey = "letopis.list.act")
    private List<String> acts = new ArrayList<>();

    @Option(names = "--actor", paramLabel = "CODE|WORDS", descriptionKey = "letopis.list.actor")
    private List<String> actors = new ArrayList<>();

    @Option(names = "--place", paramLabel = "WORDS", descriptionKey = "letopis.list.place")
    private List<String> places = new ArrayList<>();

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "letopis.list.from")
    private String from;

    @Option(names = "--until", paramLabel = "DATE", descriptionKey = "letopis.list.until")
    private String until;

    @Option(names = "--when", paramLabel = "DATE", descriptionKey = "letopis.list.when")
    private String when;

    @Option(names = "--status", paramLabel = "CODE|WORDS", descriptionKey = "letopis.list.status")
    private List<String> statuses = new ArrayList<>();

    @Option(
            names = "--person",
            paramLabel = "CODE",
            descriptionKey = "letopis.list.person",
            converter = PersonCode.class)
    private List<String> persons = new ArrayList<>();

    @Option(names = "--contact", paramLabel = "NAME", descriptionKey = "letopis.list.contact")
    private String contact;

    @Option(
            names = "--protection",
            paramLabel = "LEVEL",
            descriptionKey = "letopis.list.protection",
            converter = Protection.class)
    private List<String> protections = new ArrayList<>();

    @Option(
            names = "--withdrawn",
            arity = "1",
            paramLabel = "yes|no",
            descriptionKey = "letopis.list.withdrawn",
            converter = YesOrNo.class)
    private Boolean withdrawn;

    @Option(names = "--received", descriptionKey = "letopis.list.received")
    private boolean received;

    @Option(names = "--own", descriptionKey = "letopis.list.own")
    private boolean own;

    /** Returns what was said, with codes for words and days for dates. */
    Sought sought(Desk desk, Vault vault, Optional<String> words) throws Failure {
        CodeWords codes = new CodeWords(
                () -> ProjectLists.vocabulary(vault), desk.words().locale().getLanguage());
        if (when != null && (from != null || until != null) || received && own) {
            throw new Failure.Usage("search.either");
        }
        Optional<LocalDate> first = date(desk, when == null ? from : when).flatMap(Edtf::earliest);
        Optional<LocalDate> last = date(desk, when == null ? until : when).flatMap(Edtf::latest);
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
            throw new Failure.Usage("search.ends-before", first.get(), last.get());
        }
        return new Sought(JsonObject.empty()
                .withOptional("words", words)
                .withOptional("act", Optional.of(codes(codes, ListName.ACTS, acts)))
                .withOptional("actor", Optional.of(codes(codes, ListName.ACTORS, actors)))
                .withOptional("place", Optional.of(places))
                .withOptional("from", first.map(LocalDate::toString))
                .withOptional("until", last.map(LocalDate::toString))
                .withOptional("status", Optional.of(codes(codes, ListName.STATUS, statuses)))
                .withOptional("person", Optional.of(persons))
                .withOptional("contact", Optional.ofNullable(contact))
                .withOptional("protection", Optional.of(protections))
                .withOptional("withdrawn", Optional.ofNullable(withdrawn))
                .withOptional(
                        "origin",
                        received ? Optional.of(Sought.RECEIVED) : own ? Optional.of(Sought.OWN) : Optional.empty()));
    }

    private static List<String> codes(CodeWords codes, ListName list, List<String> said) throws Failure {
        List<String> found = new ArrayList<>();
        for (String one : said) {
            found.add(codes.code(list, one));
        }
        return found;
    }

    private static Optional<Edtf> date(Desk desk, String typed) throws Failure.Usage {
        return typed == null ? Optional.empty() : Optional.of(TypedDate.read(desk, typed));
    }

    /** Reads the code of a person, also in small letters. */
    static final class PersonCode implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            String code = value.toUpperCase(Locale.ROOT);
            if (!Code.isWellFormed(code)) {
                throw new TypeConversionException(value);
            }
            return code;
        }
    }

    /** Reads a level of protection. */
    static final class Protection implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!List.of("green", "amber", "red", "sealed").contains(value)) {
                throw new TypeConversionException(value);
            }
            return value;
        }
    }

    /** Reads yes or no. */
    static final class YesOrNo implements ITypeConverter<Boolean> {
        @Override
        public Boolean convert(String value) {
            if (!value.equals("yes") && !value.equals("no")) {
                throw new TypeConversionException(value);
            }
            return value.equals("yes");
        }
    }
}
