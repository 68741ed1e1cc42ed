package org.letopis.sanitize;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** All that stands in a page: its text, line by line, and apart from it attributes, remarks, styles and scripts. */
final class PageStrings implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> files = new LinkedHashSet<>();

    private PageStrings() {}

    static void read(String page, TextParts parts, FileTextReader reader) throws Refusal, IOException {
        PageStrings strings = new PageStrings();
        Document document = Jsoup.parse(page);
        NodeTraversor.traverse(strings, document);
        parts.add("text", strings.text.toString(), true);
        parts.addNames("names", strings.names);
        for (String file : strings.files) {
            reader.address(file);
        }
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode letters) {
            text.append(letters.getWholeText());
        } else if (node instanceof Comment remark) {
            names.add(remark.getData());
        } else if (node instanceof DataNode data) {
            names.add(data.getWholeData());
        } else if (node instanceof Element element) {
            line(element);
            for (Attribute attribute : element.attributes()) {
                String value = attribute.getValue().strip();
                if (DataAddress.is(value)) {
                    files.add(value);
                } else if (value.length() > 2) {
                    names.add(value);
                }
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            line(element);
        }
    }

    private void line(Element element) {
        String name = element.normalName();
        boolean cell = name.equals("br") || name.equals("td") || name.equals("th") || name.equals("option");
        boolean apart = element.isBlock() || cell || name.equals("img") || name.equals("button");
        if (apart && text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
