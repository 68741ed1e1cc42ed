package org.letopis.cli;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/** Pages of HTML, from the templates in {@code src/main/jte}, which the build turned into Java. */
final class Pages {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

    private Pages() {}

    static String of(String template, Object content) {
        StringOutput page = new StringOutput();
        write(template, content, page);
        return page.toString();
    }

    static void write(String template, Object content, TemplateOutput output) {
        ENGINE.render(template, content, output);
    }
}
