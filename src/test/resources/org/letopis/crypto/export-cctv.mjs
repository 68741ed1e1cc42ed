// Writes each C2SP CCTV age vector to a file of its own: node export-cctv.mjs FOLDER
import { mkdirSync, writeFileSync } from "node:fs";
import * as vectors from "cctv-age";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (const [name, bytes] of Object.entries(vectors)) {
  writeFileSync(`${folder}/${name}`, bytes);
}
