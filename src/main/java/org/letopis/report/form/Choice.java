package org.letopis.report.form;

/**
 * One of the answers to choose from.
 *
 * @param code what is stored
 */
public record Choice(String code, Labels labels) {}
