package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IccProfileTest {
    /** The JDK's own sRGB profile. */
    static byte[] srgb() {
        return ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }

    /**
     * A profile with the primaries of Display P3 adapted to D50 (as Apple's profile has them), the JDK's sRGB curve,
     * and texts, dates and makers that must go.
     */
    static byte[] wide() {
        ICC_Profile profile = ICC_Profile.getInstance(srgb());
        primary(profile, ICC_Profile.icSigRedColorantTag, 0.51512, 0.2412, -0.00105);
        primary(profile, ICC_Profile.icSigGreenColorantTag, 0.29198, 0.69225, 0.04189);
        primary(profile, ICC_Profile.icSigBlueColorantTag, 0.1571, 0.06657, 0.78407);
        byte[] name = Strips.latin("Screen of Mira\0");
        profile.setData(
                ICC_Profile.icSigProfileDescriptionTag,
                ByteBuffer.allocate(12 + name.length + 78)
                        .put(Strips.latin("desc"))
                        .putInt(0)
                        .putInt(name.length)
                        .put(name)
                        .array());
        byte[] data = profile.getData();
        System.arraycopy(Strips.latin("ALDNK2  "), 0, data, 48, 8);
        ByteBuffer.wrap(data)
                .putShort(24, (short) 2023)
                .putShort(26, (short) 11)
                .putShort(28, (short) 5);
        return data;
    }

    private static void primary(ICC_Profile profile, int tag, double x, double y, double z) {
        ByteBuffer element = ByteBuffer.allocate(20).put(Strips.latin("XYZ ")).putInt(0);
        for (double value : new double[] {x, y, z}) {
            element.putInt((int) Math.round(value * 65_536));
        }
        profile.setData(tag, element.array());
    }

    @Test
    void the_jdks_srgb_profile_is_recognized() throws Refusal {
        assertThat(IccProfile.clean(FileFormat.JPEG, srgb(), "RGB ")).isEmpty();
    }

    @Test
    void a_linear_profile_with_the_same_primaries_is_not_srgb() throws Refusal {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

        assertThat(IccProfile.clean(FileFormat.JPEG, linear, "RGB ")).isPresent();
    }

    @Test
    void a_rebuilt_profile_gives_the_same_colours() throws Refusal {
        byte[] rebuilt = IccProfile.clean(FileFormat.JPEG, wide(), "RGB ").orElseThrow();
        ICC_ColorSpace before = new ICC_ColorSpace(ICC_Profile.getInstance(wide()));
        ICC_ColorSpace after = new ICC_ColorSpace(ICC_Profile.getInstance(rebuilt));
        for (float[] colour : new float[][] {{1, 0, 0}, {0, 1, 0}, {0.2f, 0.5f, 0.9f}, {0.7f, 0.7f, 0.1f}}) {
            assertThat(after.toCIEXYZ(colour)).containsExactly(before.toCIEXYZ(colour), within(0.0001f));
        }
    }

    @Test
    void a_rebuilt_profile_holds_no_text_date_or_maker_of_the_old_one() throws Refusal {
        byte[] rebuilt = IccProfile.clean(FileFormat.JPEG, wide(), "RGB ").orElseThrow();

        String text = new String(rebuilt, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("Mira", "ALDN", "K2", "Sun", "Copyright");
        assertThat(ByteBuffer.wrap(rebuilt).getShort(24)).isEqualTo((short) 2000);
        assertThat(IccProfile.clean(FileFormat.JPEG, rebuilt, "RGB ")).contains(rebuilt);
    }

    @Test
    void a_grey_profile_keeps_its_curve() throws Refusal {
        byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();

        byte[] rebuilt = IccProfile.clean(FileFormat.PNG, grey, "GRAY").orElseThrow();

        assertThat(ICC_Profile.getInstance(rebuilt).getData(ICC_Profile.icSigGrayTRCTag))
                .isEqualTo(ICC_Profile.getInstance(grey).getData(ICC_Profile.icSigGrayTRCTag));
    }

    @Test
    void a_profile_for_another_space_is_dropped() throws Refusal {
        assertThat(IccProfile.clean(FileFormat.JPEG, wide(), "GRAY")).isEqualTo(Optional.empty());
    }

    @Test
    void a_table_of_floating_point_numbers_is_refused_by_name() {
        byte[] profile = new IccWriter(Map.of("D2B0", Strips.latin("mpet\0\0\0\0"))).write(header());

        assertThatThrownBy(() -> IccProfile.clean(FileFormat.PNG, profile, "RGB "))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.result(FileFormat.PNG).arguments())
                                .containsExactly("PNG", "D2B0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mAB ", "\u0001\u0002\u0003\u0004", "text"})
    void an_element_that_is_not_understood_is_refused(String type) {
        byte[] element = Strips.join(Strips.latin(type), new byte[40]);
        byte[] profile = new IccWriter(Map.of("A2B0", element)).write(header());

        assertThatThrownBy(() -> IccProfile.clean(FileFormat.PNG, profile, "RGB "))
                .isInstanceOf(Refusal.class);
    }

    private static byte[] header() {
        byte[] header = Arrays.copyOf(srgb(), 128);
        header[8] = 4;
        return header;
    }
}
