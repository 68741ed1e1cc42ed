package org.letopis.sanitize;

import java.util.Set;

/** Names of SVG 1.1 and 2 (appendix "Element index" and "Property index") that a drawing may keep. */
final class SvgNames {
    static final String SVG = "http://www.w3.org/2000/svg";
    static final String XLINK = "http://www.w3.org/1999/xlink";
    static final String XML = "http://www.w3.org/XML/1998/namespace";

    /** What draws, or what other parts draw with. */
    static final Set<String> KEPT = words("svg g defs symbol use image path rect circle ellipse line polyline polygon"
            + " text tspan tref textPath linearGradient radialGradient stop clipPath mask pattern marker filter switch a"
            + " style feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting"
            + " feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur"
            + " feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile"
            + " feTurbulence");

    /** Parts that are drawn only where others refer to them. */
    static final Set<String> NOT_DRAWN = words("defs symbol linearGradient radialGradient clipPath mask pattern marker filter");

    static final Set<String> TEXT = words("text tspan tref textPath");

    static final Set<String> ANIMATED = words("animate set animateMotion animateTransform animateColor mpath discard");

    /** What shows nothing, or what is not the drawing's own. */
    static final Set<String> DROPPED = words("script title desc metadata view cursor font glyph missing-glyph hkern vkern"
            + " font-face font-face-src font-face-uri font-face-format font-face-name color-profile altGlyph altGlyphDef"
            + " altGlyphItem glyphRef audio video iframe canvas unknown");

    private static final Set<String> ATTRIBUTES = words("x y x1 x2 y1 y2 z cx cy r rx ry fx fy fr dx dy d points width"
            + " height viewBox preserveAspectRatio transform gradientTransform patternTransform gradientUnits"
            + " patternUnits patternContentUnits maskUnits maskContentUnits clipPathUnits filterUnits primitiveUnits"
            + " markerUnits markerWidth markerHeight refX refY orient offset spreadMethod pathLength rotate textLength"
            + " lengthAdjust startOffset method spacing side in in2 result type values mode operator k1 k2 k3 k4 order"
            + " kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale"
            + " diffuseConstant specularConstant specularExponent limitingConeAngle azimuth elevation pointsAtX"
            + " pointsAtY pointsAtZ scale xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves"
            + " seed stitchTiles tableValues slope intercept amplitude exponent filterRes version baseProfile media"
            + " systemLanguage requiredFeatures color-rendering text-rendering image-rendering shape-rendering"
            + " color-interpolation color-interpolation-filters solid-color solid-opacity overflow");

    private static final Set<String> STYLES = words("alignment-baseline baseline-shift clip clip-path clip-rule color"
            + " cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter"
            + " flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant"
            + " font-weight isolation kerning letter-spacing lighting-color marker marker-end marker-mid marker-start"
            + " mask mix-blend-mode opacity paint-order pointer-events stop-color stop-opacity stroke stroke-dasharray"
            + " stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width"
            + " text-anchor text-decoration transform-origin unicode-bidi vector-effect visibility word-spacing"
            + " white-space writing-mode");

    private SvgNames() {}

    static boolean isAttribute(String name) {
        return ATTRIBUTES.contains(name) || STYLES.contains(name);
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }
}
