package org.letopis.report;

import static org.letopis.report.Field.may;
import static org.letopis.report.Field.must;
import static org.letopis.report.Kinds.code;
import static org.letopis.report.Kinds.list;
import static org.letopis.report.Kinds.ownId;
import static org.letopis.report.Kinds.ref;
import static org.letopis.report.Kinds.words;
import static org.letopis.report.Leaves.COARSER;
import static org.letopis.report.Leaves.IDENTITY;
import static org.letopis.report.Leaves.KEPT;
import static org.letopis.report.Leaves.NEVER;
import static org.letopis.report.Leaves.READ;
import static org.letopis.report.Leaves.RENAMED;
import static org.letopis.report.Leaves.SEALED;
import static org.letopis.report.Leaves.WITHHELD;

import java.util.ArrayList;
import java.util.List;
import org.letopis.report.vocabulary.ListName;

/**
 * The model, as data: each noun with its fields, what they may hold, what becomes of them when a report leaves, and
 * their numbers in the HURIDOCS Events Standard Formats. {@code docs/reference/report-format.md} is its public form.
 */
final class Nouns {
    static final int MAX_ENTRIES = 10_000;
    static final int MAX_TEXT_CHARACTERS = 1_000_000;
    static final int MAX_LANGUAGES = 20;
    static final int MAX_WORDS_CHARACTERS = 500;

    /** What {@link Kinds#ref} names when it leads out of the report. */
    static final String OTHER_REPORT = "report";

    /** Stands for each field of a newer version. */
    static final Field UNKNOWN = may("", Kinds.TRUTH, NEVER);

    private static final String PERSON_ID = "person";
    private static final String ACT_ID = "act";
    private static final String INFORMATION_ID = "information";
    private static final String ATTACHMENT_ID = "attachment";

    private static final Kind WORDS = words(MAX_WORDS_CHARACTERS);
    private static final Kind MANY_WORDS = list(WORDS, 0, 50);
    private static final Kind KNOWN = Kinds.choice("yes", "no", "unknown");
    private static final Kind CHECKED = Kinds.choice("yes", "no", "n/a");
    private static final Kind RELIABILITY = code(ListName.RELIABILITY);
    private static final Kind CREDIBILITY = code(ListName.CREDIBILITY);
    private static final Kind SITE_TYPE = code(ListName.SITE_TYPE);
    private static final Kind STATUS = code(ListName.STATUS);
    private static final Kind COUNT = Kinds.number(1, 10_000_000);
    private static final Kind MINORS = Kinds.number(0, 10_000_000);
    private static final Kind AGE_BAND = Kinds.choice("0-11", "12-17", "18-29", "30-59", "60+");

    static final Noun TEXT = Noun.of(
            "text",
            must("lang", Kinds.LANGUAGE, KEPT),
            must("text", words(MAX_TEXT_CHARACTERS), READ),
            may("original", Kinds.TRUTH, KEPT),
            may("translatedFrom", Kinds.LANGUAGE, KEPT),
            may("translator", WORDS, WITHHELD),
            may("reviewed", Kinds.TRUTH, KEPT));

    private static final Kind TEXTS = list(TEXT, 0, MAX_LANGUAGES);

    static final Kind WHEN = new Kinds.PlainOr(
            Kinds.DATE,
            Noun.of(
                    "when",
                    must("edtf", Kinds.DATE, COARSER),
                    may("timeOfDay", words(200), READ),
                    may("basis", Kinds.choice("stated", "document", "estimated", "inferred"), KEPT),
                    may("asStated", TEXT, READ)));

    static final Noun PLACE = Noun.of(
            "place",
            must("country", Kinds.COUNTRY, KEPT),
            must(
                    "precision",
                    Kinds.choice(
                            List.of("point", "site", "settlement", "district", "region", "country"),
                            "report.bad-precision"),
                    KEPT),
            may("subdivision", Kinds.SUBDIVISION, READ),
            may("district", WORDS, READ),
            may("settlement", WORDS, READ),
            may("site", WORDS, IDENTITY),
            may("lat", Kinds.degrees(90), IDENTITY),
            may("lon", Kinds.degrees(180), IDENTITY),
            may("radiusM", Kinds.number(0, 1_000_000), IDENTITY),
            may("source", Kinds.choice("gps", "map", "told"), WITHHELD),
            may("siteType", SITE_TYPE, KEPT));

    static final Noun PERSON = Noun.of(
            PERSON_ID,
            must("id", ownId(PERSON_ID), RENAMED),
            must("code", Kinds.PERSON_CODE, RENAMED),
            must("kind", Kinds.choice("individual", "group", "organisation"), KEPT)
                    .esf("0902"),
            may("sex", Kinds.choice("f", "m", "x", "u"), COARSER).esf("0915"),
            may("ageBand", AGE_BAND, COARSER),
            may("groupSize", COUNT, KEPT).esf("0931"),
            may("minors", MINORS, KEPT),
            may("occupation", code(ListName.OCCUPATION), COARSER).esf("0922"),
            may("defender", Kinds.TRUTH, KEPT),
            may("hrWork", TEXT, READ),
            may("affiliation", ref(PERSON_ID), RENAMED).esf("2323"),
            may("nationality", Kinds.COUNTRY, COARSER).esf("0941"),
            may("ethnicity", WORDS, WITHHELD).esf("0942"),
            may("religion", WORDS, WITHHELD).esf("0940"),
            may("orientation", WORDS, WITHHELD).esf("0916"),
            may("deceased", Kinds.TRUTH, KEPT).esf("0927"),
            may("reliability", RELIABILITY, WITHHELD).esf("0953"),
            may("visibility", Kinds.choice("open", "pseudonym", "withhold"), WITHHELD));

    private static final Noun NAME = Noun.of(
            "name",
            must("text", WORDS, IDENTITY),
            may("lang", Kinds.LANGUAGE, IDENTITY),
            may("script", Kinds.matching("[A-Z][a-z]{3}", "report.bad-script"), IDENTITY),
            may("kind", Kinds.choice("official", "alias", "nick", "translit"), IDENTITY),
            may("forms", MANY_WORDS, IDENTITY));

    /** Who a person is; kept apart from the report. */
    static final Noun IDENTITY_OF = Noun.of(
            "identity",
            must("person", Kinds.matching("[0-9a-f]{32}", "report.bad-reference"), IDENTITY),
            may("names", list(new Kinds.PlainOr(WORDS, NAME), 0, 50), IDENTITY).esf("0903"),
            may("contacts", MANY_WORDS, IDENTITY).esf("8003"),
            may("addresses", MANY_WORDS, IDENTITY).esf("8004"),
            may("birthDate", Kinds.DATE, IDENTITY).esf("0911"),
            may("birthPlace", WORDS, IDENTITY).esf("0912"),
            may("idDocuments", MANY_WORDS, IDENTITY).esf("0917"),
            may("description", TEXT, IDENTITY).esf("0926"),
            may("health", TEXT, SEALED).esf("0924"),
            may("shelter", TEXT, SEALED));

    private static final Noun DETENTION = Noun.of(
            "detention",
            may("type", code(ListName.DETENTION_TYPE), KEPT).esf("3112"),
            may("conditions", TEXT, READ).esf("3113"),
            may("contact", KNOWN, KEPT).esf("3114"),
            may("counsel", KNOWN, KEPT).esf("3115"),
            may("court", WORDS, READ).esf("3116"),
            may("caseNo", WORDS, WITHHELD).esf("3118"));

    private static final Noun DEATH = Noun.of(
            "death",
            may("autopsy", KNOWN, KEPT).esf("3212"),
            may("certificate", KNOWN, KEPT).esf("3213"));

    private static final Noun TORTURE = Noun.of(
            "torture",
            may("statement", TEXT, SEALED).esf("3311"),
            may("medical", TEXT, SEALED).esf("3312"),
            may("intent", TEXT, SEALED).esf("3351"),
            may("consistency", code(ListName.CONSISTENCY), SEALED));

    private static final Noun LOSS = Noun.of(
            "loss",
            may("what", TEXT, READ).esf("3410"),
            may("amount", Kinds.AMOUNT, KEPT).esf("3411"),
            may("currency", Kinds.CURRENCY, KEPT),
            may("compensation", TEXT, READ).esf("3412"));

    static final Noun ACT = Noun.of(
            ACT_ID,
            must("id", ownId(ACT_ID), RENAMED).esf("2101"),
            must("victim", ref(PERSON_ID), RENAMED).esf("2102"),
            must("type", code(ListName.ACTS), KEPT).esf("2109"),
            may("when", WHEN, COARSER).esf("2111"),
            may("place", PLACE, COARSER).esf("2112"),
            may("siteType", SITE_TYPE, KEPT).esf("2153"),
            may("statedReason", TEXT, READ).esf("2113"),
            may("method", list(code(ListName.METHOD), 0, 50), KEPT).esf("2114"),
            may("officialPosition", code(ListName.OFFICIAL_POSITION), KEPT).esf("2115"),
            may("physical", TEXT, SEALED).esf("2116"),
            may("psychological", TEXT, SEALED).esf("2117"),
            may("age", Kinds.number(0, 120), WITHHELD).esf("2118"),
            may("ageBand", AGE_BAND, COARSER),
            may("statusAfter", code(ListName.STATUS_AFTER), KEPT).esf("2123"),
            may("whyTargeted", list(code(ListName.WHY_TARGETED), 0, 50), COARSER)
                    .esf("2152"),
            may("nationalLaw", MANY_WORDS, READ).esf("2154"),
            may("instruments", MANY_WORDS, READ).esf("2155"),
            may("count", COUNT, KEPT),
            may("minors", MINORS, KEPT),
            may("detention", DETENTION, KEPT),
            may("death", DEATH, KEPT),
            may("torture", TORTURE, SEALED),
            may("loss", LOSS, KEPT));

    static final Noun INVOLVEMENT = Noun.of(
            "involvement",
            must("act", ref(ACT_ID), RENAMED).esf("2404"),
            must("actor", ref(PERSON_ID), RENAMED).esf("2402"),
            must("degree", code(ListName.DEGREE), KEPT).esf("2409"),
            must("actorType", code(ListName.ACTORS), KEPT).esf("2412"),
            may("unit", WORDS, READ).esf("2327"),
            may("rank", WORDS, READ).esf("2328"),
            may("vehicle", WORDS, READ),
            may("uniform", WORDS, READ),
            may("latestStatus", code(ListName.LATEST_STATUS), KEPT).esf("2422"),
            may("basis", list(ref(INFORMATION_ID), 0, MAX_ENTRIES), RENAMED));

    private static final Noun INTERVIEW = Noun.of(
            "interview",
            may("mode", Kinds.choice("in-person", "phone", "online", "written"), WITHHELD),
            may("siteType", SITE_TYPE, WITHHELD),
            may("interpreter", ref(PERSON_ID), WITHHELD),
            may("recorded", Kinds.TRUTH, WITHHELD));

    private static final Noun INFORMATION = Noun.of(
            INFORMATION_ID,
            must("id", ownId(INFORMATION_ID), RENAMED),
            must("source", ref(PERSON_ID), RENAMED).esf("2502"),
            may("about", ref(PERSON_ID), RENAMED).esf("2504"),
            may("connection", code(ListName.CONNECTION), KEPT).esf("2509"),
            may("material", code(ListName.MATERIAL), KEPT).esf("2512"),
            may("madeOn", WHEN, COARSER).esf("2511"),
            may("language", Kinds.LANGUAGE, KEPT).esf("2510"),
            may("reliability", RELIABILITY, WITHHELD).esf("2553"),
            may("credibility", CREDIBILITY, WITHHELD),
            may("interview", INTERVIEW, WITHHELD),
            may("statement", TEXTS, READ),
            may("attachments", list(ref(ATTACHMENT_ID), 0, MAX_ENTRIES), RENAMED));

    private static final Noun INTERVENTION = Noun.of(
            "intervention",
            must("id", ownId("intervention"), RENAMED),
            must("type", code(ListName.INTERVENTIONS), KEPT).esf("2609"),
            may("by", ref(PERSON_ID), RENAMED).esf("2602"),
            may("for", ref(PERSON_ID), RENAMED).esf("2604"),
            may("on", WHEN, COARSER).esf("2611"),
            may("addressee", WORDS, READ).esf("2612"),
            may("response", code(ListName.RESPONSE), KEPT).esf("2613"),
            may("impact", code(ListName.IMPACT), KEPT).esf("2614"),
            may("state", code(ListName.INTERVENTION_STATE), KEPT).esf("2651"),
            may("priority", code(ListName.PRIORITY), KEPT).esf("2652"),
            may("due", Kinds.DAY, WITHHELD),
            may("outcome", TEXT, READ));

    private static final Noun LINK = Noun.of(
            "link",
            must("a", ref(PERSON_ID), RENAMED).esf("2302"),
            must("b", ref(PERSON_ID), RENAMED).esf("2303"),
            must("type", code(ListName.PERSON_LINK), KEPT).esf("2309"),
            may("from", WHEN, COARSER).esf("2310"),
            may("to", WHEN, COARSER).esf("2311"));

    private static final Noun RELATED = Noun.of(
            "related",
            must("report", ref(OTHER_REPORT), RENAMED).esf("2203"),
            must("type", code(ListName.EVENT_LINK), KEPT).esf("2209"));

    static final Noun CONSENT = Noun.of(
            "consent",
            must("person", ref(PERSON_ID), RENAMED),
            must("scope", Kinds.choice(Consent.SCOPES, "report.bad-choice"), KEPT),
            must("decision", Kinds.choice("yes", "no", "withdrawn", "not-asked"), KEPT),
            may("identity", Kinds.choice("named", "pseudonym", "aggregate"), KEPT),
            may("givenBy", Kinds.choice("self", "guardian", "next-of-kin"), KEPT),
            may("mode", Kinds.choice("verbal", "written", "recorded"), KEPT),
            may("lang", Kinds.LANGUAGE, KEPT),
            may("on", WHEN, COARSER),
            may("expires", Kinds.DAY, KEPT),
            may("conditions", TEXT, READ),
            may("evidence", ref(ATTACHMENT_ID), RENAMED));

    private static final Noun PROCEEDING = Noun.of(
            "proceeding",
            must("id", ownId("proceeding"), RENAMED),
            must("body", WORDS, READ),
            may("caseNo", WORDS, WITHHELD),
            may("step", code(ListName.PROCEEDING_STEP), KEPT),
            may("decidedOn", WHEN, COARSER),
            may("finalDomestic", Kinds.TRUTH, KEPT),
            may("result", TEXT, READ));

    static final Noun ASSESSMENT = Noun.of(
            "assessment",
            must("id", ownId("assessment"), RENAMED),
            must("by", WORDS, WITHHELD),
            may("on", Kinds.DAY, WITHHELD),
            may("status", STATUS, KEPT),
            may("reliability", RELIABILITY, WITHHELD),
            may("credibility", CREDIBILITY, WITHHELD),
            may("reasons", TEXT, READ),
            may("second", Kinds.TRUTH, KEPT));

    /** What a person decided about words that the leak check found in this report. */
    private static final Noun DECISION = Noun.of(
            "decision",
            may("person", ref(PERSON_ID), NEVER),
            must("text", WORDS, NEVER),
            must("decision", Kinds.choice("replace", "allow"), NEVER),
            may("reasons", TEXT, NEVER),
            may("for", list(Kinds.choice(Profile.words(), "report.bad-choice"), 0, Profile.values().length), NEVER));

    private static final Field[] ABOUT_A_FILE = {
        may("kind", Kinds.choice("photo", "video", "audio", "document", "other"), KEPT),
        may("capturedAt", WHEN, COARSER),
        may("place", PLACE, COARSER),
        may("depicts", list(ref(PERSON_ID), 0, MAX_ENTRIES), IDENTITY),
        may("facesChecked", CHECKED, KEPT),
        may("voiceChecked", CHECKED, KEPT),
        may("transcript", TEXTS, READ)
    };

    static final Noun DESCRIPTION = Noun.of("description", must("attachment", ref(ATTACHMENT_ID), RENAMED))
            .with(ABOUT_A_FILE);

    /** A file to capture, which lies beside the report file. */
    static final Noun FILE = Noun.of(
                    "file", must("id", ownId(ATTACHMENT_ID), RENAMED), must("file", words(1_000), IDENTITY))
            .with(ABOUT_A_FILE);

    private static final Noun RETENTION = Noun.of(
            "retention",
            must("class", Kinds.choice("short", "case", "archive"), WITHHELD),
            may("reviewOn", Kinds.DAY, WITHHELD));

    static final Noun REPORT = Noun.of(
            "report",
            must("format", Kinds.choice(List.of(ReportJson.FORMAT), "report.other-format"), KEPT),
            may("minor", Kinds.number(0, 1_000), KEPT),
            must("id", ownId(OTHER_REPORT), RENAMED),
            must("revision", Kinds.number(1, Integer.MAX_VALUE), KEPT),
            may("reason", TEXT, NEVER),
            may("previous", Kinds.HASH, NEVER),
            may("withdrawn", TEXT, NEVER),
            may("caseRef", words(100), NEVER).esf("0101"),
            must("title", TEXT, READ).esf("0102"),
            must("narrative", list(TEXT, 1, MAX_LANGUAGES), READ).esf("0115"),
            must("occurred", WHEN, COARSER).esf("0113"),
            may("timeOfDay", words(200), READ),
            may("places", list(PLACE, 0, MAX_ENTRIES), COARSER).esf("0111"),
            may("rights", MANY_WORDS, READ).esf("0153"),
            may("themes", list(code(ListName.THEMES), 0, 50), KEPT),
            may("impact", TEXT, READ).esf("0116"),
            may("status", STATUS, KEPT).esf("0151"),
            may("monitoring", Kinds.choice("active", "pending", "closed"), KEPT).esf("0172"),
            may("protection", Kinds.choice("green", "amber", "red", "sealed"), WITHHELD),
            may("retention", RETENTION, WITHHELD),
            may("receivedOn", Kinds.DATE, COARSER).esf("0160"),
            may("recordedOn", Kinds.DATE, NEVER).esf("0161"),
            may("recordedBy", WORDS, NEVER).esf("0162"),
            may("updatedOn", Kinds.DATE, NEVER).esf("0170"),
            may("updatedBy", WORDS, NEVER).esf("0171"),
            may("comments", TEXTS, NEVER).esf("0165"),
            may("persons", list(PERSON, 0, MAX_ENTRIES), KEPT),
            may("acts", list(ACT, 0, MAX_ENTRIES), KEPT),
            may("involvements", list(INVOLVEMENT, 0, MAX_ENTRIES), KEPT),
            may("information", list(INFORMATION, 0, MAX_ENTRIES), KEPT),
            may("interventions", list(INTERVENTION, 0, MAX_ENTRIES), KEPT),
            may("links", list(LINK, 0, MAX_ENTRIES), KEPT),
            may("related", list(RELATED, 0, MAX_ENTRIES), WITHHELD),
            may("consents", list(CONSENT, 0, MAX_ENTRIES), WITHHELD),
            may("proceedings", list(PROCEEDING, 0, MAX_ENTRIES), KEPT),
            may("assessments", list(ASSESSMENT, 0, MAX_ENTRIES), WITHHELD),
            may("decisions", list(DECISION, 0, MAX_ENTRIES), NEVER),
            may("training", Kinds.TRUTH, KEPT),
            may("attachments", list(ownId(ATTACHMENT_ID), 0, MAX_ENTRIES), RENAMED),
            may("descriptions", list(DESCRIPTION, 0, MAX_ENTRIES), KEPT));

    /** A person in a file to capture: without a code, and with who it is. */
    static final Noun CAPTURED_PERSON = PERSON.without("code").with(identityFields());

    /** A file to capture. An id and a revision may stand there and are not looked at: capturing makes a new report. */
    static final Noun CAPTURED = REPORT.without("reason", "previous", "withdrawn", "descriptions")
            .with(
                    may("id", words(100), NEVER),
                    may("revision", Kinds.number(1, Integer.MAX_VALUE), NEVER),
                    may("persons", list(CAPTURED_PERSON, 0, MAX_ENTRIES), KEPT),
                    may("attachments", list(FILE, 0, MAX_ENTRIES), KEPT));

    /** A report that was changed: people who are new have no code yet, and who they are stands with them. */
    static final Noun EDITED = REPORT.with(may(
            "persons",
            list(PERSON.with(may("code", Kinds.PERSON_CODE, RENAMED)).with(identityFields()), 0, MAX_ENTRIES),
            KEPT));

    private Nouns() {}

    private static Field[] identityFields() {
        List<Field> fields = new ArrayList<>();
        IDENTITY_OF.without("person").fields().forEach(fields::add);
        return fields.toArray(Field[]::new);
    }
}
