package org.letopis.protect.leak;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The named entities of HTML that stand for letters, spaces and what HTML itself must escape. */
final class Entities {
    /** U+00A0 to U+00FF in order (HTML 4.01, section 24.2.1). */
    private static final String LATIN_1 =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 "
                    + "acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml "
                    + "Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc "
                    + "Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml "
                    + "aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc "
                    + "otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    /** U+0410 to U+044F in order (HTML, section 13.5). */
    private static final String CYRILLIC =
            "Acy Bcy Vcy Gcy Dcy IEcy ZHcy Zcy Icy Jcy Kcy Lcy Mcy Ncy Ocy Pcy Rcy Scy Tcy Ucy Fcy KHcy TScy CHcy "
                    + "SHcy SHCHcy HARDcy Ycy SOFTcy Ecy YUcy YAcy acy bcy vcy gcy dcy iecy zhcy zcy icy jcy kcy lcy mcy ncy "
                    + "ocy pcy rcy scy tcy ucy fcy khcy tscy chcy shcy shchcy hardcy ycy softcy ecy yucy yacy";

    /** Each name is followed by its letter. */
    private static final String OTHERS =
            "amp & lt < gt > quot \" apos ' IOcy Ё iocy ё Iukcy І iukcy і YIcy Ї yicy ї Jukcy Є jukcy є Jsercy Ј jsercy ј "
                    + "Ubrcy Ў ubrcy ў DScy Ѕ dscy ѕ Scaron Š scaron š Ccaron Č ccaron č Zcaron Ž zcaron ž Ecaron Ě ecaron ě "
                    + "Rcaron Ř rcaron ř Cacute Ć cacute ć Nacute Ń nacute ń Sacute Ś sacute ś Zacute Ź zacute ź Zdot Ż zdot ż "
                    + "Aogon Ą aogon ą Eogon Ę eogon ę Lstrok Ł lstrok ł Dstrok Đ dstrok đ Scedil Ş scedil ş Gbreve Ğ gbreve ğ "
                    + "Idot İ imath ı OElig Œ oelig œ Yuml Ÿ Amacr Ā amacr ā Emacr Ē emacr ē Imacr Ī imacr ī Umacr Ū umacr ū "
                    + "lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ ndash – mdash — hyphen ‐ hellip … bull • prime ′ commat @ "
                    + "period . comma , lowbar _ sol / colon : plus + num # lpar ( rpar )";

    private static final Map<String, Integer> LETTERS = new HashMap<>();

    static {
        inOrder(LATIN_1, 0xa0);
        inOrder(CYRILLIC, 0x410);
        String[] others = OTHERS.split(" ", -1);
        for (int i = 0; i < others.length; i += 2) {
            LETTERS.put(others[i], others[i + 1].codePointAt(0));
        }
        LETTERS.put("ensp", 0x2002);
        LETTERS.put("emsp", 0x2003);
        LETTERS.put("thinsp", 0x2009);
        LETTERS.put("zwnj", 0x200c);
        LETTERS.put("zwj", 0x200d);
        LETTERS.put("lrm", 0x200e);
        LETTERS.put("rlm", 0x200f);
        LETTERS.put("ZeroWidthSpace", 0x200b);
        LETTERS.put("NewLine", (int) '\n');
        LETTERS.put("Tab", (int) '\t');
    }

    private Entities() {}

    private static void inOrder(String names, int first) {
        String[] each = names.split(" ", -1);
        for (int i = 0; i < each.length; i++) {
            LETTERS.put(each[i], first + i);
        }
    }

    /** @param name without "&" and ";" */
    static Optional<Integer> letter(String name) {
        return Optional.ofNullable(LETTERS.get(name));
    }
}
