package org.letopis.sanitize;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Elements of OpenDocument that a clean copy does not keep, and what they give away (OpenDocument 1.2, part 1: changes
 * 5.5, annotations 14, fields 7, scripts 3.13, links to other files 5.4.2 and 9.3.2, forms 13).
 */
final class OdfParts {
    private static final Map<String, Loss> DROPPED = new HashMap<>();
    private static final Map<String, Loss> FIELDS = new HashMap<>();

    /** Elements that say nothing when they are empty: programs write them always. */
    static final Set<String> SILENT_WHEN_EMPTY = Set.of("office:scripts", "office:event-listeners", "office:meta");

    static {
        drop(FindingGroup.PEOPLE, "Comments", "office:annotation office:annotation-end");
        drop(
                FindingGroup.HISTORY,
                "Tracked changes",
                "text:tracked-changes table:tracked-changes text:change text:change-start text:change-end"
                        + " office:change-info");
        drop(FindingGroup.HIDDEN, "Macros", "office:scripts office:script");
        drop(
                FindingGroup.HIDDEN,
                "Actions",
                "office:event-listeners presentation:event-listener script:event-listener text:execute-macro"
                        + " text:script presentation:settings anim:audio presentation:sound");
        drop(FindingGroup.HIDDEN, "Alternative texts", "svg:title svg:desc table:title table:desc");
        drop(FindingGroup.HIDDEN, "Hidden text", "text:hidden-paragraph");
        drop(FindingGroup.HIDDEN, "Index marks", "text:toc-mark text:alphabetical-index-mark text:user-index-mark");
        drop(FindingGroup.HIDDEN, "Variables", "text:variable-decls text:user-field-decls");
        drop(
                FindingGroup.HISTORY,
                "Links to other files",
                "text:dde-connection-decls office:dde-source table:dde-links text:section-source table:table-source"
                        + " table:cell-range-source text:alphabetical-index-auto-mark-file");
        drop(FindingGroup.EMBEDDED, "Embedded objects", "draw:object-ole");
        drop(FindingGroup.EMBEDDED, "Embedded programs", "draw:applet draw:floating-frame draw:param");
        drop(FindingGroup.EMBEDDED, "Embedded fonts", "svg:font-face-src svg:definition-src");
        drop(
                FindingGroup.HIDDEN,
                "Rules and sources of sheets",
                "table:scenario table:content-validations table:data-pilot-tables table:filter table:sort"
                        + " table:subtotal-rules table:database-source-query table:database-source-sql"
                        + " table:database-source-table table:label-ranges table:consolidation table:detective");
        drop(
                FindingGroup.HIDDEN,
                "Form data",
                "form:hidden form:file form:password form:grid form:image-frame form:generic-control"
                        + " form:connection-resource form:properties xforms:model");

        field(
                FindingGroup.PEOPLE,
                "Fields with names of people",
                "text:author-name text:author-initials text:initial-creator text:creator text:printed-by"
                        + " text:sender-city text:sender-company text:sender-country text:sender-email text:sender-fax"
                        + " text:sender-firstname text:sender-initials text:sender-lastname text:sender-phone-private"
                        + " text:sender-phone-work text:sender-position text:sender-postal-code"
                        + " text:sender-state-or-province text:sender-street text:sender-title");
        field(
                FindingGroup.TIME,
                "Fields with dates",
                "text:creation-date text:creation-time text:date text:time text:modification-date"
                        + " text:modification-time text:print-date text:print-time text:editing-duration");
        field(
                FindingGroup.HISTORY,
                "Fields with names of files",
                "text:file-name text:template-name text:editing-cycles text:dde-connection");
        field(
                FindingGroup.OTHER,
                "Fields with values",
                "text:title text:subject text:description text:keywords text:user-defined text:user-field-get"
                        + " text:user-field-input text:variable-get text:variable-set text:variable-input"
                        + " text:text-input text:conditional-text text:hidden-text text:expression text:table-formula"
                        + " text:page-variable-get text:page-variable-set text:measure text:meta text:meta-field"
                        + " text:bibliography-mark text:database-display text:database-name text:database-row-number"
                        + " text:database-next text:database-row-select text:drop-down");
    }

    private OdfParts() {}

    private static void drop(FindingGroup group, String removedName, String elements) {
        for (String element : elements.split(" ")) {
            DROPPED.put(element, new Loss(group, removedName));
        }
    }

    private static void field(FindingGroup group, String removedName, String elements) {
        for (String element : elements.split(" ")) {
            FIELDS.put(element, new Loss(group, removedName));
        }
    }

    /** Returns what an element gives away that is dropped with all in it, or null when it is not such. */
    static Loss dropped(String element) {
        return DROPPED.get(element);
    }

    /** Returns what a field gives away of which its visible text stays, or null when it is not such. */
    static Loss field(String element) {
        return FIELDS.get(element);
    }
}
