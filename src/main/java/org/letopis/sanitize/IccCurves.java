package org.letopis.sanitize;

import java.util.Map;
import java.util.Set;

/** Tells whether a matrix profile is sRGB in all but name. */
final class IccCurves {
    /** XYZ of the three sRGB primaries adapted to D50, as the ICC's own sRGB profile has them. */
    private static final Map<String, double[]> PRIMARIES = Map.of(
            "rXYZ", new double[] {0.4361, 0.2225, 0.0139},
            "gXYZ", new double[] {0.3851, 0.7169, 0.0971},
            "bXYZ", new double[] {0.1431, 0.0606, 0.7141});

    /** Below what an eye can tell, above what makers round differently. */
    private static final double PRIMARY_TOLERANCE = 0.002;

    private static final double CURVE_TOLERANCE = 0.002;
    private static final int PROBES = 64;

    private IccCurves() {}

    static boolean isSrgb(Map<String, byte[]> tags) {
        if (tags.keySet().stream().anyMatch(tag -> tag.startsWith("A2B") || tag.startsWith("B2A"))
                || tags.containsKey("cicp")) {
            return false;
        }
        for (Map.Entry<String, double[]> primary : PRIMARIES.entrySet()) {
            byte[] element = tags.get(primary.getKey());
            if (element == null || element[0] != 'X') {
                return false;
            }
            for (int i = 0; i < 3; i++) {
                if (Math.abs(fixed(element, 8 + 4 * i) - primary.getValue()[i]) > PRIMARY_TOLERANCE) {
                    return false;
                }
            }
        }
        return Set.of("rTRC", "gTRC", "bTRC").stream()
                .allMatch(tag -> tags.containsKey(tag) && isSrgbCurve(tags.get(tag)));
    }

    private static boolean isSrgbCurve(byte[] element) {
        for (int i = 0; i <= PROBES; i++) {
            double x = (double) i / PROBES;
            double wanted = x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
            double found = element[0] == 'c' ? table(element, x) : element[0] == 'p' ? parametric(element, x) : -1;
            if (!(Math.abs(found - wanted) <= CURVE_TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    /** ICC.1:2022 section 10.6: nothing is the identity, one entry a gamma, more a table. */
    private static double table(byte[] element, double x) {
        int count = (element.length - 12) / 2;
        if (count == 0) {
            return x;
        }
        if (count == 1) {
            return Math.pow(x, IccProfile.u16(element, 12) / 256.0);
        }
        double place = x * (count - 1);
        int low = Math.min((int) place, count - 2);
        double first = IccProfile.u16(element, 12 + 2 * low) / 65535.0;
        double second = IccProfile.u16(element, 14 + 2 * low) / 65535.0;
        return first + (second - first) * (place - low);
    }

    /** ICC.1:2022 section 10.18, table 68. */
    private static double parametric(byte[] element, double x) {
        int kind = IccProfile.u16(element, 8);
        double[] p = new double[7];
        for (int i = 0; 12 + 4 * i + 4 <= element.length; i++) {
            p[i] = fixed(element, 12 + 4 * i);
        }
        double power = Math.pow(Math.max(0, p[1] * x + p[2]), p[0]);
        return switch (kind) {
            case 0 -> Math.pow(x, p[0]);
            case 1 -> x >= -p[2] / p[1] ? power : 0;
            case 2 -> x >= -p[2] / p[1] ? power + p[3] : p[3];
            case 3 -> x >= p[4] ? power : p[3] * x;
            default -> x >= p[4] ? power + p[5] : p[3] * x + p[6];
        };
    }

    /** Returns a signed number with 16 bits of fraction. */
    private static double fixed(byte[] bytes, int at) {
        return (int) IccProfile.u32(bytes, at) / 65536.0;
    }
}
