package org.letopis.cli;

/** A command line as it is shown: after a prompt, in lines of at most 78 columns that a shell joins again. */
final class CommandText {
    private static final int COLUMNS = 78;
    static final String PROMPT = "$ ";
    private static final String INDENT = "      ";

    private CommandText() {}

    static String wrapped(String line) {
        StringBuilder text = new StringBuilder(PROMPT);
        int used = PROMPT.length();
        boolean first = true;
        for (String word : line.split(" ")) {
            if (!first && used + 1 + word.length() + 2 > COLUMNS) {
                text.append(" \\\n").append(INDENT);
                used = INDENT.length();
                first = true;
            }
            text.append(first ? "" : " ").append(word);
            used += word.length() + (first ? 0 : 1);
            first = false;
        }
        return text.toString();
    }
}
