// The age implementation of npm age-encryption, as a small command:
//   node typage.mjs recipient IDENTITY-FILE
//   node typage.mjs encrypt RECIPIENT-FILE PLAIN-FILE AGE-FILE
//   node typage.mjs decrypt IDENTITIES-FILE AGE-FILE PLAIN-FILE
import { readFileSync, writeFileSync } from "node:fs";
import { Decrypter, Encrypter, identityToRecipient } from "age-encryption";

const [verb, keyFile, from, to] = process.argv.slice(2);
const key = readFileSync(keyFile, "utf8").trim();
if (verb === "recipient") {
  process.stdout.write(await identityToRecipient(key));
} else if (verb === "encrypt") {
  const encrypter = new Encrypter();
  encrypter.addRecipient(key);
  writeFileSync(to, await encrypter.encrypt(readFileSync(from)));
} else {
  const decrypter = new Decrypter();
  for (const identity of key.split("\n")) decrypter.addIdentity(identity);
  writeFileSync(to, await decrypter.decrypt(readFileSync(from)));
}
