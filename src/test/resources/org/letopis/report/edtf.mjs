// Prints what edtf.js makes of each expression: a line "first last", "-" for no bound, or "refused".
//   node edtf.mjs '["2026-03", ...]'
import edtf from "edtf";

// Of a set the bounds of all members: its own "max" looks only at the beginning of a range "a..b" (version 4.11.1).
const bounds = (date) =>
  date.values === undefined || !["Set", "List"].includes(date.type)
    ? [date.min ?? -Infinity, date.max ?? Infinity]
    : [
        date.earlier ? -Infinity : Math.min(...date.values.flat().map((member) => member.min)),
        date.later ? Infinity : Math.max(...date.values.flat().map((member) => member.max)),
      ];
const day = (time) => (Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : "-");
for (const expression of JSON.parse(process.argv[2])) {
  try {
    const [first, last] = bounds(edtf(expression));
    process.stdout.write(`${day(first)} ${day(last)}\n`);
  } catch {
    process.stdout.write("refused\n");
  }
}
