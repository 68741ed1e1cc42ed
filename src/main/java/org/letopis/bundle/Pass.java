package org.letopis.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.letopis.crypto.AgeDecryption;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;

/**
 * One reading of a bundle from its first byte to its last with every check, the same before an import, during it, and
 * after an export.
 *
 * @param ciphertextSha256 hexadecimal, over the encrypted file; empty where the source does not hash
 * @param foreignStanzas recipients of a kind that Letopis does not write
 */
record Pass(Head head, FileList files, String ciphertextSha256, int foreignStanzas) {
    /** Opens the age layer. */
    interface Opening {
        AgeDecryption open(InputStream source) throws Failure;
    }

    /** Takes what is read, before the end of the bundle was seen. */
    interface Handover {
        Handover NOBODY = new Handover() {};

        /** Takes the tag files, before any payload. */
        default void head(Head head) throws Failure {}

        /** Takes the attachment with this index, counted from 0. */
        default void file(int index, InputStream content) throws Failure {}

        default void report(JsonObject report) throws Failure {}
    }

    static Pass over(CipherSource source, Opening opening, Admission admission, Handover handover) throws Failure {
        try (AgeDecryption plain = opening.open(source)) {
            try {
                return over(plain, source, admission, handover);
            } catch (IOException e) {
                throw PartDamage.named(Failure.of(e), source.files(), plain);
            } catch (Failure.Damaged damaged) {
                throw PartDamage.named(damaged, source.files(), plain);
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static Pass over(AgeDecryption plain, CipherSource source, Admission admission, Handover handover)
            throws IOException, Failure {
        TarReader tar = new TarReader(plain);
        Head head = Head.read(tar, admission, source.totalBytes());
        handover.head(head);
        FileList list = payload(tar, head, handover);
        tar.finish();
        return new Pass(head, list, source.sha256(), plain.foreignStanzas());
    }

    private static FileList payload(TarReader tar, Head head, Handover handover) throws IOException, Failure {
        List<HashList.Line> lines = head.manifest().lines();
        int attachments = head.names().attachments();
        long leftBytes = head.envelope().bytes();
        long[] sizes = new long[attachments];
        for (int i = 0; i < attachments; i++) {
            sizes[i] = tar.begin(lines.get(i).path(), Math.min(leftBytes, Layout.MAX_ENTRY_BYTES));
            EntryContent content = new EntryContent(tar);
            handover.file(i, content);
            demand(lines.get(i), content.end());
            leftBytes -= sizes[i];
        }
        byte[] listText = document(tar, lines.get(attachments), Layout.MAX_FILE_LIST_BYTES, leftBytes);
        leftBytes -= listText.length;
        FileList files = FileList.parse(listText, lines, sizes);
        for (HashList.Line line : lines.subList(attachments + 1, lines.size())) {
            byte[] report = document(tar, line, Layout.MAX_REPORT_BYTES, leftBytes);
            leftBytes -= report.length;
            handover.report(BundleJson.parse(report, Layout.MAX_REPORT_BYTES, line.path()));
        }
        if (leftBytes != 0) {
            throw new Failure.Damaged("bundle.wrong-total", head.envelope().bytes());
        }
        return files;
    }

    private static byte[] document(TarReader tar, HashList.Line line, int maxBytes, long leftBytes)
            throws IOException, Failure.Damaged {
        byte[] content = tar.entry(line.path(), (int) Math.min(maxBytes, leftBytes));
        demand(line, Sha256.hex(Sha256.of(content)));
        return content;
    }

    private static void demand(HashList.Line line, String sha256) throws Failure.Damaged {
        if (!line.sha256().equals(sha256)) {
            throw new Failure.Damaged("bundle.wrong-hash", line.path());
        }
    }
}
