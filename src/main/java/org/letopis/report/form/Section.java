package org.letopis.report.form;

import java.util.Optional;

/** A heading over the questions that follow it, up to the next. */
public record Section(String id, Labels labels, Optional<Labels> about) {}
