package org.letopis.casework;

import java.nio.file.Path;

/**
 * Where the clean copy of a file goes.
 *
 * @param copy there may be something already
 */
record CopyPlace(Path file, Path copy) {}
