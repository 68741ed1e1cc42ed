package org.letopis.protect;

import org.letopis.failure.Failure;
import org.letopis.report.Attachment;
import org.letopis.sanitize.FileText;

/** Reads the text of the clean copy of an attachment, for the leak check. */
public interface Reading {
    /**
     * @param attachment has a clean copy
     */
    FileText read(Attachment attachment) throws Failure;
}
