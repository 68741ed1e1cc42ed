package org.letopis.sanitize;

/** How something is told that formats keep under names of their own: what it gives away, and what we call it. */
record Told(FindingGroup group, String name) {}
