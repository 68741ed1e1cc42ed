package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.List;

/** Why a file is not stripped. It ends as a {@link StripResult.Refused}; it is a result, not a failure. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_PLACE = 120;

    private final String key;
    private final transient List<Object> arguments;

    private Refusal(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** The file ends at {@code position} (bytes from its start) inside something. */
    static Refusal truncated(FileFormat format, long position) {
        return new Refusal("strip.truncated", format.label(), position);
    }

    /** The part contradicts the format's rules. */
    static Refusal damaged(FileFormat format, String part, long position) {
        return new Refusal("strip.damaged", format.label(), part, position);
    }

    /** A part that may be needed to show the content, and that is not understood. */
    static Refusal unknownPart(FileFormat format, String part, long position) {
        return new Refusal("strip.unknown-part", format.label(), part, position);
    }

    /** The part is larger than any honest file needs. */
    static Refusal tooLarge(FileFormat format, String part) {
        return new Refusal("strip.too-large", format.label(), part);
    }

    /** The colour profile can be neither dropped nor rebuilt without a change of the look. */
    static Refusal colourProfile(FileFormat format, String part) {
        return new Refusal("strip.colour-profile", format.label(), part);
    }

    /** The independent reader found something in the clean copy. */
    static Refusal leftOver(String name) {
        return new Refusal("strip.left-over", name);
    }

    /** The clean copy is not what it should be; {@code part} says which check failed. */
    static Refusal unproven(FileFormat format, String part) {
        return new Refusal("strip.unproven", format.label(), part);
    }

    static Refusal empty() {
        return new Refusal("strip.empty");
    }

    /** Nothing of the text is seen, so that a copy of it would be an empty file, which is no text any more. */
    static Refusal nothingSeen(FileFormat format) {
        return new Refusal("strip.nothing-seen", format.label());
    }

    static Refusal unknownFormat() {
        return new Refusal("strip.unknown-format");
    }

    /** An office file from before 2007, or a newer one that is locked: both look the same from outside. */
    static Refusal oldOffice(FileFormat format) {
        return new Refusal("strip.old-office", format.label());
    }

    /** Other programs turn it into a format that is cleaned. */
    static Refusal rtf(FileFormat format) {
        return new Refusal("strip.rtf", format.label());
    }

    static Refusal notYet(FileFormat format) {
        return new Refusal("strip.not-yet", format.label());
    }

    /** A file inside the file is refused; {@code place} says which, {@code inner} why. */
    static Refusal member(FileFormat format, String place, StripResult.Refused inner) {
        List<Object> arguments = new ArrayList<>(List.of(format.label(), Escaping.escape(place, LONGEST_PLACE)));
        arguments.add(inner.key());
        arguments.addAll(inner.arguments());
        return new Refusal("strip.member", arguments.toArray());
    }

    /** What a camera's sensor saw, in the shape of a TIFF: its makers' tags are needed to draw it. */
    static Refusal cameraRaw(FileFormat format, String kind) {
        return new Refusal("strip.camera-raw", format.label(), kind);
    }

    /** The content is locked with a password. */
    static Refusal encrypted(FileFormat format) {
        return new Refusal("strip.encrypted", format.label());
    }

    /** The character set cannot be told from the text. */
    static Refusal characterSet(FileFormat format) {
        return new Refusal("strip.character-set", format.label());
    }

    /** A PDF that is a wrapper around other files. */
    static Refusal portfolio() {
        return new Refusal("strip.portfolio", FileFormat.PDF.label());
    }

    /** A PDF form whose pages only one maker's viewer can draw. */
    static Refusal xfa() {
        return new Refusal("strip.xfa", FileFormat.PDF.label());
    }

    /** The file broke the process that was to clean it, or took too long there. */
    static Refusal workerLost(FileFormat format, boolean overdue) {
        return new Refusal(overdue ? "strip.overdue" : "strip.worker-died", format.label());
    }

    /** The format has no pages that could be drawn. */
    static Refusal notFlattened(FileFormat format) {
        return new Refusal("strip.not-flattened", format.label());
    }

    /** The program that prints office documents is not installed. */
    static Refusal noOffice() {
        return new Refusal("strip.no-office");
    }

    /** The system has no folder that is kept in memory. */
    static Refusal noMemoryFolder() {
        return new Refusal("strip.no-memory-folder");
    }

    /** A refusal that another process reports; its key and arguments must have been checked. */
    static Refusal reported(String key, List<Object> arguments) {
        return new Refusal(key, arguments.toArray());
    }

    String key() {
        return key;
    }

    List<Object> arguments() {
        return arguments;
    }

    StripResult.Refused result(FileFormat format) {
        return new StripResult.Refused(format, key, arguments);
    }
}
