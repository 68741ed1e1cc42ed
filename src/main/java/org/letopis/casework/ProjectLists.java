package org.letopis.casework;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.vocabulary.OwnList;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.KeptList;
import org.letopis.vault.Vault;

/** The project's own terms in a vault, beside the built-in ones. */
public final class ProjectLists {
    private static final int MOST = 32;
    private static final int MAX_NAME_CHARACTERS = 64;

    private final Vault vault;
    private final SecureRandom random;

    public ProjectLists(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /** Returns the terms that this vault knows: the built-in ones and those of its lists. */
    public static Vocabulary vocabulary(Vault vault) throws Failure {
        return joined(lists(vault.vocabularies().all()));
    }

    /**
     * Keeps a list, in the place of one that has its name.
     *
     * @throws Failure.Usage when it says otherwise of a term than another list that is kept, or there are too many
     */
    public KeptList keep(String name, OwnList list) throws Failure {
        if (name.isBlank() || name.length() > MAX_NAME_CHARACTERS) {
            throw new Failure.Usage("vocabulary.bad-name", MAX_NAME_CHARACTERS);
        }
        return vault.write(() -> {
            List<KeptList> others = new ArrayList<>(vault.vocabularies().all());
            others.removeIf(one -> one.name().equalsIgnoreCase(name));
            if (others.size() >= MOST) {
                throw new Failure.Usage("vocabulary.too-many-lists", MOST);
            }
            List<OwnList> together = new ArrayList<>(lists(others));
            together.add(list);
            joined(together);
            KeptList kept = new KeptList(newId(), name, list);
            vault.vocabularies().put(kept);
            log(CustodyLog.Action.VOCABULARY_ADDED, kept);
            return kept;
        });
    }

    /** Removes a list. Reports keep its codes. */
    public KeptList remove(String name) throws Failure {
        return vault.write(() -> {
            KeptList kept = vault.vocabularies()
                    .find(name)
                    .orElseThrow(() -> new Failure.Usage("vocabulary.no-kept-list", name));
            vault.vocabularies().remove(kept);
            log(CustodyLog.Action.VOCABULARY_REMOVED, kept);
            return kept;
        });
    }

    private void log(CustodyLog.Action action, KeptList kept) throws Failure {
        JsonObject details =
                JsonObject.empty().with("terms", kept.list().terms().size());
        vault.custody().add(action, kept.id(), details);
    }

    private static List<OwnList> lists(List<KeptList> kept) {
        return kept.stream().map(KeptList::list).toList();
    }

    private static Vocabulary joined(List<OwnList> lists) throws Failure.Usage {
        try {
            return Vocabulary.builtIn().with(lists);
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        }
    }

    private String newId() {
        try (SecretBytes bytes = SecretBytes.random(random, Sha256.LENGTH_BYTES)) {
            return Sha256.hex(bytes.exposed());
        }
    }
}
