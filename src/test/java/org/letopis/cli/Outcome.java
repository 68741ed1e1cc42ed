package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.letopis.failure.ExitCode;

/** How a command ended and what it said. Both streams were strictly UTF-8. */
public record Outcome(List<String> command, int exit, String out, String err) {
    /** Fails the test unless the command ended so. */
    public Outcome endsWith(ExitCode expected) {
        assertThat(exit).as("exit of %s\n%s%s", command, out, err).isEqualTo(expected.number());
        return this;
    }

    public Outcome succeeds() {
        return endsWith(ExitCode.OK);
    }

    /** Returns what it said on standard error, in one line: a message is wrapped to the screen wherever that falls. */
    public String said() {
        return err.strip().replaceAll("\\s+", " ");
    }

    /** Returns the one JSON object that is all of standard output. */
    public Map<String, Object> json() {
        return JsonText.object(out);
    }
}
