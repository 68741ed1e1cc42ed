package org.letopis.cli;

import org.letopis.failure.Failure;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in our own words, and in the user's language, what picocli could not understand. */
final class ParseProblem {
    private ParseProblem() {}

    static Failure failure(ParameterException problem) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0).replaceFirst("=.*", ""); // the value may be a secret
            return unmatched.getSuggestions().isEmpty()
                    ? new Failure.Usage("usage.unknown", first, command)
                    : new Failure.Usage(
                            "usage.unknown-suggest", first, String.join(", ", unmatched.getSuggestions()), command);
        }
        if (problem instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return new Failure.Usage("usage.missing", name(missing.getMissing().get(0)), command);
        }
        if (problem instanceof OverwrittenOptionException twice) {
            return new Failure.Usage("usage.twice", name(twice.getOverwritten()), command);
        }
        ArgSpec argument = problem.getArgSpec();
        if (argument != null && problem.getValue() != null) {
            return new Failure.Usage("usage.bad-value", problem.getValue(), name(argument), command);
        }
        return argument == null
                ? new Failure.Usage("usage.incomplete", command)
                : new Failure.Usage("usage.missing", name(argument), command);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
