package org.letopis.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs one command after the other as {@link Main} runs one, until its input ends. See {@link KeptProcess}. */
final class KeptMain {
    private KeptMain() {}

    public static void main(String[] none) throws IOException {
        DataInputStream requests = new DataInputStream(System.in);
        DataOutputStream answers = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        for (int count = requests.read(); count >= 0; count = requests.read()) {
            String[] args = new String[count];
            for (int i = 0; i < count; i++) {
                args[i] = requests.readUTF();
            }
            answer(args, answers);
        }
    }

    private static void answer(String[] args, DataOutputStream answers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        // What a library prints past the command's own streams would be seen by a person too.
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), System.out, System.err, null);
        int exit = new App(terminal).run(args);
        answers.writeInt(exit);
        for (ByteArrayOutputStream text : new ByteArrayOutputStream[] {out, err}) {
            answers.writeInt(text.size());
            text.writeTo(answers);
        }
        answers.flush();
    }
}
