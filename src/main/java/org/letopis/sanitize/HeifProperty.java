package org.letopis.sanitize;
final class HeifProperty { static final String ALPHA = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"; }
