package org.letopis.report.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the simple kind of {@code relevant} in an XLSForm: <code>${q} = 'x'</code>, {@code !=}, {@code selected(${q},
 * 'x')}, {@code and}, {@code or}, {@code not()} and brackets. XPath 1.0, section 3: {@code and} binds closer than
 * {@code or}.
 */
final class Relevant {
    private static final int MAX_CHARACTERS = 2_000;
    private static final int MAX_DEPTH = 20;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\$\\{\\s*([^}\\s]+)\\s*}|'([^']*)'|\"([^\"]*)\"|-?[0-9]+|!=|[=(),]|[a-z]+)\\s*");

    private final List<String> tokens;
    private final Map<String, Question> earlier;
    private int at;

    private Relevant(List<String> tokens, Map<String, Question> earlier) {
        this.tokens = tokens;
        this.earlier = earlier;
    }

    /** It is of another kind, or about a question that was left out. */
    private static final class NotSimple extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Returns the condition, or nothing when it is not of the simple kind.
     *
     * @param earlier the questions before it, by their names in the XLSForm
     */
    static Optional<Condition> read(String text, Map<String, Question> earlier) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && token.find(end) && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (end < text.length() || tokens.isEmpty()) {
            return Optional.empty();
        }
        Relevant reader = new Relevant(tokens, earlier);
        try {
            Condition condition = reader.or(0);
            return reader.at == tokens.size() ? Optional.of(condition) : Optional.empty();
        } catch (NotSimple other) {
            return Optional.empty();
        }
    }

    private Condition or(int depth) throws NotSimple {
        List<Condition> parts = new ArrayList<>(List.of(and(depth)));
        while (isNext("or")) {
            at++;
            parts.add(and(depth));
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Joined(Condition.Joint.OR, parts);
    }

    private Condition and(int depth) throws NotSimple {
        List<Condition> parts = new ArrayList<>(List.of(one(depth)));
        while (isNext("and")) {
            at++;
            parts.add(one(depth));
        }
        return Condition.all(parts).orElseThrow();
    }

    private Condition one(int depth) throws NotSimple {
        if (depth > MAX_DEPTH) {
            throw new NotSimple();
        }
        String token = next();
        if (token.equals("(")) {
            Condition inner = or(depth + 1);
            require(")");
            return inner;
        }
        if (token.equals("not")) {
            require("(");
            Condition inner = or(depth + 1);
            require(")");
            return Condition.not(inner);
        }
        if (token.equals("selected")) {
            require("(");
            Question question = question(next());
            require(",");
            Condition selected = equals(question, value(next()));
            require(")");
            return selected;
        }
        Question question = question(token);
        String sign = next();
        if (!sign.equals("=") && !sign.equals("!=")) {
            throw new NotSimple();
        }
        Condition equals = equals(question, value(next()));
        return sign.equals("=") ? equals : negated(equals);
    }

    private static Condition negated(Condition equals) {
        return equals instanceof Condition.Answered one
                ? new Condition.Answered(one.question(), !one.yes())
                : Condition.not(equals);
    }

    private static Condition equals(Question question, String value) throws NotSimple {
        if (value.isEmpty()) {
            return new Condition.Answered(question.id(), false);
        }
        if (question.kind() == Kind.CHOICE && question.choice(value).isEmpty()) {
            throw new NotSimple();
        }
        return Condition.is(question.id(), value);
    }

    private Question question(String token) throws NotSimple {
        Question question = token.startsWith("${")
                ? earlier.get(token.substring(2, token.length() - 1).strip())
                : null;
        if (question == null) {
            throw new NotSimple();
        }
        return question;
    }

    private static String value(String token) throws NotSimple {
        if (token.startsWith("'") || token.startsWith("\"")) {
            return token.substring(1, token.length() - 1);
        }
        if (token.matches("-?[0-9]+")) {
            return token;
        }
        throw new NotSimple();
    }

    private boolean isNext(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private String next() throws NotSimple {
        if (at >= tokens.size()) {
            throw new NotSimple();
        }
        return tokens.get(at++);
    }

    private void require(String token) throws NotSimple {
        if (!next().equals(token)) {
            throw new NotSimple();
        }
    }
}
