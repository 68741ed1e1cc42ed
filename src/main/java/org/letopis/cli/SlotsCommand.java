package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.Recovery;
import org.letopis.casework.Rehearsal;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.RecoveryCode;
import org.letopis.crypto.RecoveryShare;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Slot;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.SlotStore;
import org.letopis.vault.Vault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The ways into the vault. */
@Command(name = "slots")
final class SlotsCommand implements Callable<Integer> {
    private SlotsCommand() {}

    static CommandLine withSubcommands(Desk desk) {
        CommandLine line = new CommandLine(new SlotsCommand());
        line.addSubcommand(new ListCommand(desk));
        line.addSubcommand(new AddCommand(desk));
        line.addSubcommand(new ChangeCommand(desk));
        line.addSubcommand(new RemoveCommand(desk));
        line.addSubcommand(new RehearseCommand(desk));
        return line;
    }

    @Override
    public Integer call() throws Failure {
        throw new Failure.Usage("usage.incomplete", "letopis slots");
    }

    private static JsonObject json(Slot slot, int openedBy) {
        return JsonObject.empty()
                .with("index", slot.index())
                .with("kind", slot.kind().label())
                .with("opens", List.of("vault", "identities"))
                .with("needed", slot.needed())
                .with("shares", slot.shares())
                .with("memoryMib", slot.cost().map(Argon2Cost::memoryKib).orElse(0) / 1024)
                .with("current", slot.index() == openedBy);
    }

    private static String words(Slot slot, Words words) {
        String kind = words.text("kind." + slot.kind().label());
        return slot.kind() == SlotKind.SHARES
                ? kind + " " + words.text("slots.of", slot.needed(), slot.shares())
                : kind;
    }

    /** Lists them; nothing that is listed opens anything. */
    @Command(name = "list")
    static final class ListCommand implements Callable<Integer> {
        private final Desk desk;

        ListCommand(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws Failure {
            try (Vault vault = desk.open()) {
                int openedBy = vault.slots().openedBy();
                List<Slot> slots = vault.slots().list();
                if (desk.json()) {
                    desk.print(JsonObject.empty()
                            .with(
                                    "slots",
                                    slots.stream()
                                            .map(slot -> json(slot, openedBy))
                                            .toList()));
                    return 0;
                }
                Table table = new Table(
                        desk.words().text("slots.index"),
                        desk.words().text("slots.kind"),
                        desk.words().text("slots.opens"));
                for (Slot slot : slots) {
                    table.row(
                            slot.index() + (slot.index() == openedBy ? "*" : ""),
                            words(slot, desk.words()),
                            desk.words().text("slots.opens-all"));
                }
                table.lines().forEach(desk::line);
            }
            return 0;
        }
    }

    /** What makes a new secret, in {@code add} and {@code change}. */
    static final class Fresh {
        @Option(names = "--new-passphrase-file", paramLabel = "F", descriptionKey = "slots.new-passphrase-file")
        private Path passphraseFile;

        @Option(names = "--generate", descriptionKey = "letopis.init.generate")
        private boolean generate;

        @Option(names = "--new-key-file", paramLabel = "F", descriptionKey = "slots.new-key-file")
        private Path keyFile;

        @Option(names = "--sheet", paramLabel = "HTML", descriptionKey = "letopis.init.sheet")
        private Path sheet;

        SlotSecrets secrets(Desk desk, SlotKind kind, NewKeys made) throws Failure {
            SlotSecrets secrets = new SlotSecrets();
            if (kind.hasPassphrase()) {
                try (Passphrase passphrase = passphrase(desk)) {
                    if (generate) {
                        made.add(passphrase);
                    }
                    secrets.withPassphrase(passphrase);
                }
            }
            if (kind == SlotKind.KEY_FILE || kind == SlotKind.PASSPHRASE_AND_KEY_FILE) {
                if (keyFile == null) {
                    throw new Failure.Usage("slots.needs-key-file");
                }
                secrets.with(SlotKind.KEY_FILE, desk.keySource().create(keyFile));
            }
            return secrets;
        }

        private Passphrase passphrase(Desk desk) throws Failure {
            if (generate) {
                return Passphrase.generate(desk.words().locale(), desk.random());
            }
            PassphraseSource source = new PassphraseSource(desk);
            if (passphraseFile != null) {
                source.file(passphraseFile);
            }
            return source.fresh();
        }
    }

    /** Adds a way in. */
    @Command(name = "add")
    static final class AddCommand implements Callable<Integer> {
        private final Desk desk;
        private final NewKeys made;

        @CommandLine.Mixin
        private Fresh fresh;

        @Option(names = "--require-both")
        private boolean requireBoth;

        @Option(names = "--recovery-code")
        private boolean code;

        @Option(names = "--shares", paramLabel = "KofN")
        private String shares;

        AddCommand(Desk desk) {
            this.desk = desk;
            this.made = new NewKeys(desk);
        }

        @Override
        public Integer call() throws Failure {
            int[] split = shares == null ? null : NewKeys.split(shares);
            if (fresh.sheet != null) {
                desk.requireFree(fresh.sheet);
            }
            try (Vault vault = desk.open()) {
                Recovery recovery = new Recovery(vault, desk.random());
                if (code) {
                    try (RecoveryCode one = recovery.addCode()) {
                        made.add(one);
                    }
                }
                if (split != null) {
                    try (RecoveryShare.Split several = recovery.addShares(split[0], split[1])) {
                        made.add(several);
                    }
                }
                if (!code && split == null) {
                    SlotKind kind = kind();
                    try (SlotSecrets secrets = fresh.secrets(desk, kind, made)) {
                        vault.slots().add(kind, secrets);
                    }
                }
                tell(desk, vault.slots(), made);
            }
            made.sheet(fresh.sheet);
            return 0;
        }

        private SlotKind kind() {
            if (requireBoth) {
                return SlotKind.PASSPHRASE_AND_KEY_FILE;
            }
            return fresh.keyFile != null ? SlotKind.KEY_FILE : SlotKind.PASSPHRASE;
        }
    }

    private static void tell(Desk desk, SlotStore slots, NewKeys made) throws Failure {
        if (desk.json()) {
            int openedBy = slots.openedBy();
            desk.print(made.in(JsonObject.empty()
                    .with(
                            "slots",
                            slots.list().stream()
                                    .map(slot -> json(slot, openedBy))
                                    .toList())));
        }
        desk.data("slots.done", slots.list().size());
        made.show();
    }

    /** Replaces the secret of a way in, or the cost of a guess. */
    @Command(name = "change")
    static final class ChangeCommand implements Callable<Integer> {
        private final Desk desk;
        private final NewKeys made;

        @Parameters(paramLabel = "INDEX", arity = "0..1", descriptionKey = "letopis.slots.change.INDEX")
        private Integer index;

        @CommandLine.Mixin
        private Fresh fresh;

        @Option(names = "--memory", paramLabel = "MIB")
        private Integer memoryMib;

        ChangeCommand(Desk desk) {
            this.desk = desk;
            this.made = new NewKeys(desk);
        }

        @Override
        public Integer call() throws Failure {
            if (index == null && memoryMib == null) {
                throw new Failure.Usage("usage.incomplete", "letopis slots change");
            }
            if (memoryMib != null && (memoryMib < 64 || memoryMib > 1024)) {
                throw new Failure.Usage("slots.memory-bounds", 64, 1024);
            }
            if (fresh.sheet != null) {
                desk.requireFree(fresh.sheet);
            }
            try (Vault vault = desk.open()) {
                if (memoryMib != null) {
                    Argon2Cost cost = new Argon2Cost(memoryMib * 1024, 3, 1);
                    if (!cost.fitsHeap()) {
                        throw new Failure.Io("vault.memory", cost.neededHeapMib());
                    }
                    vault.slots().cost(cost);
                }
                if (index != null) {
                    change(vault);
                }
                tell(desk, vault.slots(), made);
            }
            made.sheet(fresh.sheet);
            return 0;
        }

        private void change(Vault vault) throws Failure {
            Slot slot = vault.slots().list().stream()
                    .filter(one -> one.index() == index)
                    .findFirst()
                    .orElseThrow(() -> new Failure.Usage("slots.none", index));
            Recovery recovery = new Recovery(vault, desk.random());
            if (slot.kind() == SlotKind.RECOVERY_CODE) {
                try (RecoveryCode one = recovery.changeCode(index)) {
                    made.add(one);
                }
            } else if (slot.kind() == SlotKind.SHARES) {
                try (RecoveryShare.Split several = recovery.changeShares(index, slot.needed(), slot.shares())) {
                    made.add(several);
                }
            } else {
                try (SlotSecrets secrets = fresh.secrets(desk, slot.kind(), made)) {
                    vault.slots().change(index, secrets);
                }
            }
        }
    }

    /** Removes a way in, never the last. */
    @Command(name = "remove")
    static final class RemoveCommand implements Callable<Integer> {
        private final Desk desk;

        @Parameters(paramLabel = "INDEX", descriptionKey = "letopis.slots.remove.INDEX")
        private int index;

        @Option(names = "--yes")
        private boolean yes;

        RemoveCommand(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws Failure {
            try (Vault vault = desk.open()) {
                boolean ownWay = vault.slots().openedBy() == index
                        && vault.slots().list().size() > 1;
                if (ownWay && !yes && !(desk.canAsk() && new Prompt(desk).yes("slots.ask-remove"))) {
                    throw new Failure.Refused("slots.own-way");
                }
                vault.slots().remove(index);
                tell(desk, vault.slots(), new NewKeys(desk));
            }
            return 0;
        }
    }

    /** Proves that a recovery code or shares open the vault. */
    @Command(name = "rehearse")
    static final class RehearseCommand implements Callable<Integer> {
        private final Desk desk;

        RehearseCommand(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws Failure {
            if (!desk.keySource().recovers()) {
                throw new Failure.Usage("recovery.rehearse-what");
            }
            try (SlotSecrets secrets = new SlotSecrets()) {
                desk.keySource().addTo(secrets);
                Rehearsal done = Rehearsal.of(desk.vault(), secrets, desk.clock(), desk.random());
                if (desk.json()) {
                    desk.print(JsonObject.empty()
                            .with("slot", json(done.way(), done.way().index()))
                            .with("reports", done.reports())
                            .with("identities", done.identities()));
                }
                desk.data("recovery.rehearsed", words(done.way(), desk.words()), done.reports(), done.identities());
            }
            return 0;
        }
    }
}
