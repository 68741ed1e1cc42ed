package org.letopis.sanitize;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/**
 * Mails (RFC 5322, MIME: RFC 2045 to 2049) and pages that browsers save as such (MHTML, RFC 2557). Kept: who it is from
 * and to, the copies, the subject, the moment in universal time; the text in the forms that it has, the page cleaned as
 * one; pictures that the page shows; files and mails inside, cleaned as files of their own. Dropped: every other field
 * (the way it took with addresses of computers, ids, programs, keys, hidden recipients), signatures, marks between parts,
 * what is not shown; of a saved page also where and when it was saved. Refused: what is locked, mailboxes of several
 * mails, files within the text, parts that cannot be cleaned.
 */
final class MailSanitizer implements RewritingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.EML);
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        clean.write(new MailRewriter(MailPart.of(source), draft, members).rewrite());
    }

    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        MailView before = MailView.of(MailPart.of(original));
        MailView after = MailView.of(MailPart.of(copy));
        before.demandSame(after);
    }
}
