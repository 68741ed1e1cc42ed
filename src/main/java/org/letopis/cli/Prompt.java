package org.letopis.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.letopis.failure.Failure;

/**
 * Asks a person for a line. Reads UTF-8 itself, since the console's own reader would mangle Cyrillic under {@code
 * LC_ALL=C}.
 */
final class Prompt {
    /** What agrees, in small letters, in either language. */
    static final List<String> YES = List.of("y", "yes", "д", "да");

    private static final int MAX_LINE_BYTES = 64 * 1024;

    private final Desk desk;

    Prompt(Desk desk) {
        this.desk = desk;
    }

    /** Returns what was typed, without the line end. The end of input is an interruption. */
    String ask(String key, Object... arguments) throws Failure {
        show(key, arguments);
        return line();
    }

    /** Returns what was typed, as seen on the screen while it was copied from paper; the caller wipes it. */
    char[] askSecret(String key, Object... arguments) throws Failure {
        show(key, arguments);
        return characters();
    }

    private void show(String key, Object... arguments) {
        desk.terminal().err().print(desk.told(key, arguments) + " ");
        desk.terminal().err().flush();
    }

    /** Asks a question that only a clear yes, in either language, agrees to. */
    boolean yes(String key, Object... arguments) throws Failure {
        return YES.contains(ask(key, arguments).toLowerCase(Locale.ROOT));
    }

    /** Returns whether it is agreed to: it was said beforehand, or the person who is there says so now. */
    boolean agreed(boolean beforehand, String key, Object... arguments) throws Failure {
        return beforehand || desk.canAsk() && yes(key, arguments);
    }

    /** Reads an answer; in a session, one that is not given in the idle time ends the command and locks the vault. */
    String line() throws Failure {
        desk.session().ifPresent(session -> session.await(Thread.currentThread()));
        try {
            return new String(characters()).stripTrailing();
        } finally {
            desk.session().ifPresent(Session::work);
        }
    }

    /** Reads a line without asking; the caller wipes it. */
    char[] characters() throws Failure {
        byte[] bytes = new byte[MAX_LINE_BYTES];
        int length = 0;
        try {
            int b = desk.terminal().in().read();
            if (b < 0) {
                throw new Failure.Interrupted("interrupted");
            }
            while (b >= 0 && b != '\n') {
                if (length == MAX_LINE_BYTES) {
                    throw new Failure.Usage("prompt.too-long", MAX_LINE_BYTES);
                }
                bytes[length++] = (byte) b;
                b = desk.terminal().in().read();
            }
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            char[] characters = Arrays.copyOf(decoded.array(), decoded.remaining());
            Arrays.fill(decoded.array(), '\0');
            return characters;
        } catch (CharacterCodingException e) {
            throw new Failure.Usage("prompt.not-utf8");
        } catch (IOException e) {
            throw Failure.of(e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
