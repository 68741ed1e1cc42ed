package org.letopis.cli;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** New files that only their owner may read. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** Returns what a file is made with, where the file system knows owners. */
    static FileAttribute<?>[] file(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
