package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Notes what the metadata box of a film said: iTunes items, or QuickTime's with a list of keys. */
final class FilmMetadata {
    private static final int MOST_KEYS = 1_000;

    private final BoxReader in;
    private final Box meta;
    private final Draft draft;
    private final List<String> keys = new ArrayList<>();

    FilmMetadata(BoxReader in, Box meta, Draft draft) {
        this.in = in;
        this.meta = meta;
        this.draft = draft;
    }

    /** QuickTime's meta box is none with a version; the list of keys names the items by number. */
    void note() throws Refusal, IOException {
        long from = meta.contentStart();
        boolean versioned = meta.contentBytes() >= 8 && in.u32(from) == 0;
        List<Box> boxes = FilmTags.lenient(in, versioned ? from + 4 : from, meta.end());
        boolean items = false;
        for (Box box : boxes) {
            if (box.type().equals("keys")) {
                readKeys(box);
            } else if (box.type().equals("ilst")) {
                for (Box item : FilmTags.lenient(in, box.contentStart(), box.end())) {
                    noteItem(item);
                    items = true;
                }
            } else if (!box.type().equals("hdlr")) {
                FilmTags.noteBox(in, box, draft);
                items = true;
            }
        }
        if (!items) {
            FilmTags.note(in, meta, new FilmTags.Tag(FindingGroup.OTHER, "Metadata"), draft);
        }
    }

    private void readKeys(Box box) throws Refusal, IOException {
        for (Box key : FilmTags.lenient(in, box.contentStart() + 8, box.end())) {
            if (keys.size() < MOST_KEYS) {
                keys.add(new String(FilmTags.head(in, key), ISO_8859_1));
            }
        }
    }

    private void noteItem(Box item) throws Refusal, IOException {
        long number = in.u32(item.start() + 4);
        byte[] head = FilmTags.head(in, item);
        FilmTags.Tag tag = FilmTags.tag(item, new FilmTags.Tag(FindingGroup.OTHER, "Note"));
        String name = tag.name() + " (" + item.name() + ")";
        if (number >= 1 && number <= keys.size()) {
            name = keys.get((int) number - 1);
            tag = byKey(name);
        }
        draft.drop(tag.group(), tag.name(), name, FilmTags.readable(head));
        FilmTags.texts(tag.name(), head, draft);
    }

    /** Returns what a key such as {@code com.apple.quicktime.location.ISO6709} is about. */
    private static FilmTags.Tag byKey(String key) {
        FindingGroup group = TagNames.groupOf(key.replace("quicktime", ""));
        String name = switch (group) {
            case PLACE -> "Position";
            case TIME -> "Recording date";
            case DEVICE -> key.contains("software") ? "Program" : "Device";
            case PEOPLE -> "Names";
            default -> "Note";
        };
        return new FilmTags.Tag(group, name);
    }
}
