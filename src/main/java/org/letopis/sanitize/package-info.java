/**
 * Files: what they are, what they tell beside their content, and a copy that tells only the content.
 *
 * <p>Ways in: {@link org.letopis.sanitize.Stripping} makes the clean copy,
 * {@link org.letopis.sanitize.Inspection} lists what a file tells, {@link org.letopis.sanitize.ParserWorker} reads
 * text and metadata of formats whose parsers are better kept in a process of their own. One class per format family,
 * listed in {@code Sanitizers}: {@code CopyingSanitizer} for pictures, sound and film ({@code JpegSanitizer} is the
 * example), {@code RewritingSanitizer} for documents and archives. Stripping works from an allowlist: what is not known to be needed
 * is dropped, what is not understood is refused by name, and the result is proved by an independent reader.
 *
 * <p>The only floor that knows Tika, PDFBox and metadata-extractor. It imports {@code failure}, and must never know a
 * vault, a report, a key or a terminal.
 */
package org.letopis.sanitize;
