// Validates each file named after the schema: prints one line for each, "good" or what is wrong.
// Usage: node schema.mjs SCHEMA DEFINITION FILE...
import Ajv2020 from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';

const [schemaFile, definition, ...files] = process.argv.slice(2);
const ajv = new Ajv2020({ strict: false, allErrors: false });
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
ajv.addSchema(schema);
const validate = ajv.getSchema(`${schema.$id}#/$defs/${definition}`);
for (const file of files) {
  const ok = validate(JSON.parse(readFileSync(file, 'utf8')));
  console.log(ok ? 'good' : `${validate.errors[0].instancePath} ${validate.errors[0].message}`);
}
