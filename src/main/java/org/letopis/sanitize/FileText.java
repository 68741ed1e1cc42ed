package org.letopis.sanitize;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/**
 * The text of a file, for whoever looks in it for names that must not leave: everything that a reader of the bytes could
 * find, seen or not, so hidden rows, names of styles and addresses of links belong to it. More than a person sees is no
 * harm here; less is.
 *
 * @param format what the file is by its content
 * @param kind what has to be looked at
 * @param parts the text, in the order of the file; what was read of an unread file too
 * @param unread why there may be text in it that is not in the parts; then the parts prove nothing
 * @param holds what there is to see and hear, in the file or inside it: faces and voices need a person
 */
public record FileText(FileFormat format, Kind kind, List<Part> parts, Optional<Unread> unread, Set<Kind> holds) {
    /** What a file is for. */
    public enum Kind {
        /** Text, or files that may be text. */
        TEXT,
        /** No text is looked for in a picture. */
        PICTURE,
        SOUND,
        /** Pictures that move; most are heard too. */
        VIDEO
    }

    /**
     * A piece of the text.
     *
     * @param where for example {@code text}, {@code page 3}, {@code word/document.xml}, {@code header}; of a file inside
     *     a file its place, {@code " > "} and the place inside; from the file, so neither trusted nor escaped
     * @param prose whether it is written for readers; names of styles and files, addresses and properties are not
     */
    public record Part(String where, String text, boolean prose) {}

    /**
     * Why a file is unread.
     *
     * @param key message key, {@code text.unread.*}, without arguments
     * @param where which part is unread, as in {@link Part}; empty when the whole file is
     */
    public record Unread(String key, String where) {}

    public FileText {
        parts = List.copyOf(parts);
        holds = Set.copyOf(holds);
    }

    /**
     * Reads the text of a file. A file without a reader, or without text where its format is there for text, is unread;
     * only what has no byte, or nothing but blanks in a plain text, is read and empty.
     *
     * @param file read in memory when it is text, so bounded by the heap; of pictures, sound and video only the start
     * @param stripping whose worker process reads what our own readers do not
     * @throws Failure.Io when the source cannot be read
     */
    public static FileText of(Source file, Stripping stripping) throws Failure {
        FileFormat format = FileFormat.detect(file);
        TextParts parts = new TextParts();
        try {
            Kind kind = new FileTextReader(stripping, parts).read(file, format);
            Set<Kind> holds = EnumSet.copyOf(parts.holds());
            if (kind != Kind.TEXT) {
                holds.add(kind);
            }
            return new FileText(format, kind, parts.all(), parts.unread(), holds);
        } catch (FailureInStream e) {
            throw e.failure();
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Returns whether all text is known. */
    public boolean isRead() {
        return unread.isEmpty();
    }
}
