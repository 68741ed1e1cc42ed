package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.letopis.FuzzEdits;
import org.letopis.failure.Failure;

/**
 * What Jazzer tries on the archive and the words of a bundle, behind the encryption. A build replays the inputs in the
 * resources; {@code mvn -Pfuzz test -Dtest='BundleFuzzTest#archive'} looks for new ones. What is not refused must be the
 * one form of what it says.
 */
class BundleFuzzTest {
    private static final String LONG = "10m";
    private static final long LONGEST_NANOS = 5_000_000_000L;
    private static final int TAG_FILES = 7;
    private static final byte[] ARCHIVE;
    private static final List<TagFile> TAGS = new ArrayList<>();
    private static final List<String> NAMES = new ArrayList<>();
    private static final byte[] CARD = ContactCard.sign(
                    7, LocalDate.of(2027, 2, 23), Correspondents.RECEIVER.recipient(), Correspondents.SENDER)
            .text();

    static {
        try {
            HostilePacker good = new HostilePacker();
            ARCHIVE = good.plain();
            NAMES.addAll(List.of(
                    Layout.TAG_MANIFEST,
                    Layout.ED25519_SIGNATURE,
                    Layout.COMPOSITE_SIGNATURE,
                    Layout.ENVELOPE,
                    Layout.BAG_DECLARATION,
                    Layout.BAG_INFO,
                    Layout.MANIFEST));
            NAMES.addAll(good.payload.keySet());
            TarReader tar = new TarReader(new ByteArrayInputStream(ARCHIVE));
            for (String name : NAMES.subList(0, TAG_FILES)) {
                TAGS.add(new TagFile(name, tar.entry(name, 1 << 20)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Failure e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] tag(String name) {
        return TAGS.get(NAMES.indexOf(name)).content();
    }

    /** An archive that is read is what a writer makes of the files in it. */
    @FuzzTest(maxDuration = LONG)
    void archive(byte[] edits) {
        within(() -> {
            byte[] edited = FuzzEdits.of(ARCHIVE, edits);
            TarReader tar = new TarReader(new ByteArrayInputStream(edited));
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            TarWriter writer = new TarWriter(again);
            for (String name : NAMES) {
                writer.entry(name, tar.entry(name, 1 << 20));
            }
            tar.finish();
            writer.finish();
            assertThat(again.toByteArray()).isEqualTo(edited);
        });
    }

    /** Through the signatures and the tag files: whatever differs is refused. */
    @FuzzTest(maxDuration = LONG)
    void tagFiles(byte[] edits) {
        within(() -> {
            byte[] edited = FuzzEdits.of(ARCHIVE, edits);
            Head head = Head.read(
                    new TarReader(new ByteArrayInputStream(edited)), (keys, envelope) -> Trust.COMPARED, edited.length);
            assertThat(head.hasSameTags(TAGS)).isTrue();
        });
    }

    @FuzzTest(maxDuration = LONG)
    void manifest(byte[] edits) {
        within(() -> {
            byte[] edited = FuzzEdits.of(tag(Layout.MANIFEST), edits);
            HashList list = HashList.parse(edited, Layout.MANIFEST);
            assertThat(list.text()).isEqualTo(edited);
            PayloadNames names = PayloadNames.of(list.lines());
            assertThat(names.attachments() + 1 + names.reports())
                    .isEqualTo(list.lines().size());
        });
    }

    @FuzzTest(maxDuration = LONG)
    void bundleJson(byte[] edits) {
        within(() -> {
            byte[] edited = FuzzEdits.of(tag(Layout.ENVELOPE), edits);
            assertThat(Envelope.parse(edited).text()).isEqualTo(edited);
        });
    }

    @FuzzTest(maxDuration = LONG)
    void fileList(byte[] edits) {
        within(() -> {
            HostilePacker good = new HostilePacker();
            byte[] edited = FuzzEdits.of(good.payload.get(HostilePacker.FILE_LIST), edits);
            List<HashList.Line> lines = good.payload.keySet().stream()
                    .map(name -> new HashList.Line(name, HostilePacker.hash(good.payload.get(name))))
                    .toList();
            FileList list = FileList.parse(edited, lines, new long[] {5_000, 1_024});
            assertThat(list.files()).hasSize(2);
        });
    }

    @FuzzTest(maxDuration = LONG)
    void card(byte[] edits) {
        within(() -> {
            byte[] edited = FuzzEdits.of(CARD, edits);
            ContactCard card = ContactCard.parse(edited);
            assertThat(card.text()).isEqualTo(edited);
            assertThat(edited).isEqualTo(CARD);
        });
    }

    /** Bytes of the fuzzer's own, as each kind of text. */
    @FuzzTest(maxDuration = LONG)
    void anything(byte[] text) {
        within(() -> Envelope.parse(text));
        within(() -> ContactCard.parse(text));
        within(() -> HashList.parse(text, Layout.MANIFEST));
        within(() -> BundleJson.parse(text, Layout.MAX_REPORT_BYTES, "report"));
        within(() -> new TarReader(new ByteArrayInputStream(text)).entry(Layout.TAG_MANIFEST, 4_096));
        within(() -> PartSize.parse(new String(text, StandardCharsets.UTF_8)));
    }

    private interface Reading {
        void read() throws Failure, IOException;
    }

    /** It may be refused, and nothing else. */
    private static void within(Reading reading) {
        long start = System.nanoTime();
        try {
            reading.read();
        } catch (Failure refused) {
            assertThat(refused).isInstanceOfAny(Failure.Damaged.class, Failure.Usage.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(System.nanoTime() - start).isLessThan(LONGEST_NANOS);
    }
}
