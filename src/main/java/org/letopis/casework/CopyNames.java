package org.letopis.casework;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import org.letopis.sanitize.FileFormat;

/** How clean copies are called. */
public interface CopyNames {
    /** Returns where the copy of a file goes; there may be something already. */
    Path of(FileTree.Found file, FileFormat format);

    /** Each copy has the name of its file, with the ending of its content, in a folder of the same name. */
    static CopyNames mirrored(Path target) {
        return (file, format) -> target.resolve(file.folder())
                .resolve(format.named(file.file().getFileName().toString()));
    }

    /**
     * Copies are numbered in the order of the files and lie in one folder: names of files and folders tell of people and
     * places too.
     */
    static CopyNames numbered(Path target) {
        int[] last = {0};
        return (file, format) -> {
            Path name;
            do {
                String number = String.format(Locale.ROOT, "%04d", ++last[0]);
                name = target.resolve("file-" + number + "." + format.extension());
            } while (Files.exists(name, LinkOption.NOFOLLOW_LINKS));
            return name;
        };
    }
}
