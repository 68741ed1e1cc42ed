package org.letopis.protect;

import java.util.Optional;
import org.letopis.report.Id;

/**
 * The place of a bundle in the row of those sent to one contact, so that the receiver sees gaps and repeats.
 *
 * @param stream a random id of the row
 * @param sequence 1 for the first
 * @param previous hexadecimal SHA-256 of the tag manifest before this one; empty for the first
 */
public record Link(Id stream, long sequence, Optional<String> previous) {}
