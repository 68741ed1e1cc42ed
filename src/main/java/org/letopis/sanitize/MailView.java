package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a reader of a mail sees: its top, its texts, its pages, and of which kind the files are that lie beside. */
final class MailView {
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![^\\s<>,;:()\"@])[^\\s<>,;:()\"@]{1,200}+@[^\\s<>,;:()\"@]{1,300}+");
    private static final Pattern REMARK = Pattern.compile("\\([^()]*\\)");
    private static final Pattern ARMOUR = Pattern.compile("-----BEGIN PGP");

    private final List<String> top = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> pages = new ArrayList<>();
    private final List<FileFormat> files = new ArrayList<>();

    private MailView() {}

    static MailView of(MailPart mail) throws Refusal, IOException {
        MailView view = new MailView();
        if (!MailFields.isSavedPage(mail)) {
            view.top.add(VisibleText.of(MailWords.decode(mail.field("Subject").orElse(""))));
            for (String name : List.of("From", "To", "Cc")) {
                String value = REMARK.matcher(mail.field(name).orElse("")).replaceAll(" ");
                view.top.add(ADDRESS.matcher(value)
                        .results()
                        .map(found -> found.group())
                        .toList()
                        .toString());
            }
        } else {
            view.top.addAll(List.of("", "[]", "[]", "[]"));
        }
        view.read(mail, "", true);
        return view;
    }

    private void read(MailPart part, String around, boolean shown) throws Refusal, IOException {
        MailType type = part.type();
        if (MailRewriter.isForPrograms(part, around)) {
            return;
        }
        if (type.main().equals("multipart")) {
            for (MailPart child : part.children()) {
                boolean beside = type.sub().equals("related") && child != MailRewriter.root(part);
                read(child, type.sub(), shown && !beside);
            }
            return;
        }
        boolean text = type.value().equals("text/plain") || type.value().equals("text/html");
        if (part.isAttached() || shown && !text) {
            files.add(part.format(part.content()));
        } else if (shown && type.sub().equals("plain")) {
            String letter = part.text();
            texts.add(ARMOUR.matcher(letter).find() ? "" : VisibleText.of(letter));
        } else if (shown) {
            pages.add(part.text());
        }
    }

    /** Refuses when the copy shows less or more than this. */
    void demandSame(MailView copy) throws Refusal {
        demand(top.equals(copy.top), "top");
        demand(texts.size() == copy.texts.size() || texts.isEmpty() && pages.isEmpty(), "texts");
        for (int i = 0; i < texts.size(); i++) {
            demand(texts.get(i).isEmpty() || texts.get(i).equals(copy.texts.get(i)), "texts");
        }
        demand(pages.size() == copy.pages.size(), "pages");
        for (int i = 0; i < pages.size(); i++) {
            HtmlText.compare(pages.get(i), copy.pages.get(i), FileFormat.EML);
        }
        files.sort(null);
        copy.files.sort(null);
        demand(files.equals(copy.files), "files");
    }

    private static void demand(boolean same, String part) throws Refusal {
        if (!same) {
            throw Refusal.unproven(FileFormat.EML, part);
        }
    }
}
