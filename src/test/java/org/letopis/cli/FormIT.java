package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.json.WorkbookFile;

/** Forms without a vault, through the jar. */
class FormIT {
    @Test
    void forms_are_listed_shown_printed_checked_and_made_from_a_workbook(@TempDir Path folder) throws Exception {
        Letopis letopis = Letopis.in(folder);
        Outcome list = letopis.run("--json", "form", "list");
        assertThat(list.exit()).isZero();
        assertThat(list.out()).contains("\"id\":\"ngo-inspection\"", "\"ru\":\"Насильственное исчезновение\"");
        assertThat(letopis.run("--lang", "ru", "form", "show", "killing").out())
                .contains("Была ли подана жалоба", "Только если");

        Outcome print = letopis.run("--lang", "ru", "form", "print", "arrest", "-o", "arrest.html");
        assertThat(print.exit()).isZero();
        assertThat(folder.resolve("arrest.html")).content().contains("<html lang=\"ru\">", "Прежде чем начать");
        assertThat(letopis.run("form", "print", "arrest", "-o", "arrest.html").exit())
                .isEqualTo(2);

        Files.write(
                folder.resolve("survey.xlsx"),
                new WorkbookFile()
                        .sheet("survey", "type|name|label", "text|a|What?", "geopoint|b|Spot")
                        .bytes());
        Outcome turned = letopis.run("form", "from-xlsform", "survey.xlsx", "-o", "own.yaml");
        assertThat(turned.exit()).isEqualTo(31);
        assertThat(turned.err()).contains("survey, row 3", "geopoint");
        assertThat(letopis.run("form", "lint", "own.yaml").exit()).isZero();

        Path own = folder.resolve("own.yaml");
        Files.writeString(own, Files.readString(own).replace("fills: comments", "fills: remarks"));
        Outcome lint = letopis.run("--lang", "ru", "form", "lint", "own.yaml");
        assertThat(lint.exit()).isEqualTo(2);
        assertThat(lint.out()).contains("questions[0].fills", "В отчёте нет поля «remarks»");
        assertThat(letopis.run("form", "show", "nothing").exit()).isEqualTo(2);
    }
}
