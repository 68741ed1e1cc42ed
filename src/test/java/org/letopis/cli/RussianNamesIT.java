package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** What files tell and what was removed from them, named in Russian by the built jar. */
class RussianNamesIT {
    private static final Path SAMPLES = Path.of("samples/files").toAbsolutePath();
    private static final String PHOTO = SAMPLES.resolve("dirty.jpg").toString();
    private static final String DOCUMENT = SAMPLES.resolve("dirty.docx").toString();

    /** Names of standards and their properties, which are the same in every language. */
    private static final Pattern PROPER = Pattern.compile("XMP(?: \\w+:\\w+)?|GPS|EXIF|Exif|FlashPix|YCbCr|ISO");

    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");

    @TempDir
    private Path folder;

    private Letopis russian() {
        return Letopis.in(folder).kept().with("--lang", "ru");
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void what_was_removed_from_a_photo_and_a_document_is_named_in_Russian() {
        Outcome stripped = russian().run("strip", "-o", "clean", PHOTO, DOCUMENT);

        String told = line(stripped.succeeds().out());
        assertThat(told)
                .contains(
                        "место: XMP photoshop:City (город), XMP photoshop:Country (страна), Версия тегов (GPS), Высота")
                .contains("Долгота (GPS), Полушарие долготы (GPS), Полушарие широты (GPS), Широта (GPS)")
                .contains("время: Время (GPS), Дата (GPS), Дата и время, Дата и время оцифровки, Дата и время съёмки")
                .contains("Модель камеры, Модель объектива, Программное обеспечение, Производитель камеры")
                .contains("люди: XMP dc:creator (автор), Автор снимка, Владелец камеры")
                .contains("скрытое содержимое: Комментарий, Комментарий пользователя")
                .contains("вложенные файлы: Данные после конца, Миниатюра")
                .contains("люди: Автор, Автор снимка, Кем изменён, Люди, Организация, Руководитель, Текст: Автор")
                .contains("Вставленный текст, Закладка, Имя файла картинки, Исправление, Метки сеансов правки")
                .contains("Дополнительное свойство, Замещающий текст, Комментарий, Неизвестный чанк");
        String names = stripped.out()
                .lines()
                .filter(line -> line.startsWith("  ") && !line.startsWith("  метаданных:"))
                .collect(Collectors.joining("\n"));
        assertThat(names).contains("место:").contains("прочее:");
        assertThat(PROPER.matcher(names.replaceAll("\\s+", " ")).replaceAll("")).doesNotContainPattern(LATIN);
        assertThat(stripped.out().lines()).allMatch(line -> Columns.width(line) <= 80 || !line.contains(" "));
    }

    @Test
    void what_a_file_tells_is_named_in_Russian_and_said_as_the_file_says_it() {
        assertThat(russian().run("inspect", PHOTO, DOCUMENT).succeeds().out())
                .contains("    Широта (GPS): -45° 7' 24.44\"\n")
                .contains("    Комментарий: Draft for the Morvesk file, do not publish\n")
                .contains("    dc:creator[1] (автор): Mira Tolvanova\n")
                .contains("    Миниатюра: 160 x 96 пикселей, 4096 байт\n")
                .contains("    Данные после конца: 69 байт, простой текст\n")
                .contains("    Удалённый текст: Arina Veshnyak, 2024-05-18T20:11:00Z")
                .contains("    Комментарий: Arina Veshnyak, 2024-05-18T20:11:00Z")
                .contains("    Вложенный объект\n")
                .contains("    word/media/IMG_0417.png: Текст: Автор: Арина Вешняк\n")
                .contains("    word/media/IMG_0417.png: Чанк prVt: 38 байт\n");
    }

    @Test
    void programs_get_the_same_names_in_every_language() {
        for (String verb : List.of("strip", "inspect")) {
            String[] command = verb.equals("strip")
                    ? new String[] {"strip", "-o", "clean", PHOTO}
                    : new String[] {"inspect", PHOTO};
            String list = verb.equals("strip") ? "removed" : "findings";
            Outcome told = russian().with("--json").run(command);
            assertThat(JsonText.list(told.succeeds().json(), "files"))
                    .singleElement()
                    .satisfies(file -> assertThat(JsonText.list(file, list))
                            .extracting(one -> one.get("name"))
                            .contains("GPS Latitude", "Comment", "Thumbnail", "Body Serial Number")
                            .noneMatch(name -> String.valueOf(name).matches(".*\\p{IsCyrillic}.*")));
        }
    }

    @Test
    void a_refusal_names_the_part_in_Russian() throws IOException {
        byte[] png = Files.readAllBytes(SAMPLES.resolve("dirty.png"));
        png[29] ^= 1; // a bit of the checksum of the first chunk, which stands behind 8 + 8 + 13 bytes
        Files.write(folder.resolve("damaged.png"), png);
        // A marker with which no picture begins: JPG, reserved for extensions (ITU-T T.81, table B.1).
        byte[] jpeg = Files.readAllBytes(Path.of(PHOTO));
        byte[] odd = new byte[jpeg.length + 4];
        System.arraycopy(jpeg, 0, odd, 0, 2);
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xC8, 0, 2}, 0, odd, 2, 4);
        System.arraycopy(jpeg, 2, odd, 6, jpeg.length - 2);
        Files.write(folder.resolve("odd.jpg"), odd);

        Outcome refused = russian().run("strip", "-o", "clean", "damaged.png", "odd.jpg");

        assertThat(line(refused.endsWith(ExitCode.PARTLY_DONE).out()))
                .contains("damaged.png: не очищен: PNG: повреждено: контрольная сумма чанка IHDR, байт 8")
                .contains("odd.jpg: не очищен: JPEG: неизвестная часть: маркер FFC8, байт 2");
        assertThat(line(Letopis.in(folder)
                        .with("--lang", "en")
                        .run("strip", "-o", "clean", "damaged.png", "odd.jpg")
                        .endsWith(ExitCode.PARTLY_DONE)
                        .out()))
                .contains("damaged.png: not cleaned: PNG: damaged in checksum of chunk IHDR at byte 8")
                .contains("odd.jpg: not cleaned: JPEG: unknown part marker FFC8 at byte 2");
    }

    @Test
    void a_captured_and_an_attached_file_are_told_in_Russian() throws IOException {
        Letopis monitor = Post.as("monitor", russian());
        monitor.run("init").succeeds();

        Outcome captured =
                monitor.run("capture", "--from", Correspondence.REPORT.toString(), "--checked", "--attach", PHOTO);
        Outcome attached = monitor.run("attach", "--checked", "last", DOCUMENT);

        assertThat(line(captured.succeeds().out()))
                .contains("Широта (GPS)", "Серийный номер камеры", "Миниатюра", "XMP dc:creator (автор)");
        assertThat(line(attached.succeeds().out())).contains("Исправление", "Скрытый текст", "Руководитель");
        assertThat(Stream.of(captured, attached).map(Outcome::out))
                .noneMatch(out -> out.contains("Thumbnail") || out.contains("Comment"));
    }
}
