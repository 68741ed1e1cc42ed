package org.letopis.cli;

import java.nio.file.Path;
import org.letopis.failure.ExitCode;

/** Somebody whose vault opens with a key file, which takes no memory and no time. */
final class KeyPerson {
    private final Letopis letopis;
    private final String name;

    private KeyPerson(Letopis letopis, String name) {
        this.letopis = letopis;
        this.name = name;
    }

    /** Makes {@code name.v}, {@code name.k} and {@code name.card} in a folder. */
    static KeyPerson in(Path folder, String name) {
        KeyPerson person = of(folder, name);
        person.does("init");
        person.does("card", "-o", name + ".card");
        return person;
    }

    /** Returns somebody whose files are in a folder. */
    static KeyPerson of(Path folder, String name) {
        Letopis letopis = Letopis.in(folder)
                .kept()
                .jvm("-Xmx64m", "-XX:TieredStopAtLevel=1")
                .with("--no-input", "--vault", name + ".v", "--key-file", name + ".k");
        return new KeyPerson(letopis, name);
    }

    Letopis letopis() {
        return letopis.with("--lang", "en");
    }

    /** Takes the card of each other as a contact whose words were compared. */
    void meets(KeyPerson... others) {
        for (KeyPerson other : others) {
            does("contact", "add", other.name + ".card", "--name", other.name, "--verified");
            other.does("contact", "add", name + ".card", "--name", name, "--verified");
        }
    }

    Outcome does(String... args) {
        return letopis().run(args).succeeds();
    }

    /** Does something in Russian. */
    Outcome russian(String... args) {
        return letopis.with("--lang", "ru").run(args);
    }

    /** Fails at something with this exit code, and returns what was said. */
    String fails(ExitCode code, String... args) {
        return letopis().run(args).endsWith(code).said();
    }
}
