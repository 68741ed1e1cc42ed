package org.letopis.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.protect.DisclosedFile;
import org.letopis.protect.Disclosure;

/** The payload of a bundle to be written, in the order of the archive. */
final class Payload {
    /** One file, whose content is opened when its turn comes. */
    private record Item(String name, long sizeBytes, String sha256, DisclosedFile.Content content) {}

    private final List<Item> items = new ArrayList<>();

    Payload(Disclosure disclosure) throws Failure.Usage {
        List<DisclosedFile> files = disclosure.files();
        long count = files.size() + 1L + disclosure.reports().size();
        if (count > Layout.MAX_FILES) {
            throw new Failure.Usage("bundle.too-many-files", Layout.MAX_FILES);
        }
        for (DisclosedFile file : files) {
            String name = PayloadNames.attachment(items.size() + 1, file.extension());
            items.add(new Item(name, file.sizeBytes(), Sha256.hex(file.sha256()), file.content()));
        }
        byte[] list = FileList.text(files);
        add(Layout.FILE_LIST, list, () -> new ByteArrayInputStream(list));
        int number = 0;
        for (JsonObject report : disclosure.reports()) {
            // Made again when its turn comes, so that not all texts are in memory at once.
            DisclosedFile.Content content = () -> new ByteArrayInputStream(Json.canonical(report));
            number++;
            add(PayloadNames.report(number), Json.canonical(report), content);
        }
        demandSizes();
    }

    private void add(String name, byte[] text, DisclosedFile.Content content) {
        items.add(new Item(name, text.length, Sha256.hex(Sha256.of(text)), content));
    }

    private void demandSizes() throws Failure.Usage {
        for (Item item : items) {
            boolean isReport = item.name().startsWith("data/reports/");
            if (item.sizeBytes() > (isReport ? Layout.MAX_REPORT_BYTES : Layout.MAX_ENTRY_BYTES)) {
                throw new Failure.Usage("bundle.file-too-large", item.name(), item.sizeBytes());
            }
        }
        if (bytes() > Layout.MAX_PAYLOAD_BYTES) {
            throw new Failure.Usage("bundle.too-large", bytes());
        }
    }

    int count() {
        return items.size();
    }

    long bytes() {
        return items.stream().mapToLong(Item::sizeBytes).sum();
    }

    /** Returns how much of the archive the payload takes. */
    long archiveBytes() {
        return items.stream()
                .mapToLong(item -> TarHeader.entryBytes(item.sizeBytes()))
                .sum();
    }

    HashList manifest() {
        return new HashList(items.stream()
                .map(item -> new HashList.Line(item.name(), item.sha256()))
                .toList());
    }

    /** Writes every file, as long as it was said to be. Whether it is what was hashed is seen when it is read again. */
    void writeTo(TarWriter tar) throws IOException, Failure.Damaged {
        byte[] buffer = new byte[Layout.BUFFER_BYTES];
        for (Item item : items) {
            tar.begin(item.name(), item.sizeBytes());
            long leftBytes = item.sizeBytes();
            try (InputStream content = item.content().open()) {
                int count = content.read(buffer);
                while (count >= 0 && count <= leftBytes) {
                    tar.write(buffer, count);
                    leftBytes -= count;
                    count = content.read(buffer);
                }
                if (count >= 0 || leftBytes > 0) {
                    throw contentChanged(item.name());
                }
            }
            tar.end();
        }
    }

    static Failure.Damaged contentChanged(String name) {
        return new Failure.Damaged("bundle.content-changed", name);
    }
}
