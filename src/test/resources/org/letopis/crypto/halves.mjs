// Verifies both halves of a composite signature with @noble/post-quantum and Node's own Ed25519:
//   node halves.mjs PUBLIC-KEY-HEX SIGNATURE-HEX REPRESENTATIVE-HEX LABEL
import { createPublicKey, verify } from "node:crypto";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";

const [publicKey, signature, representative] = process.argv.slice(2, 5).map((hex) => Buffer.from(hex, "hex"));
const context = Buffer.from(process.argv[5]);
const mldsa = ml_dsa44.verify(signature.subarray(0, 2420), representative, publicKey.subarray(0, 1312), { context });
const jwk = { kty: "OKP", crv: "Ed25519", x: publicKey.subarray(1312).toString("base64url") };
const ed25519 = verify(null, representative, createPublicKey({ key: jwk, format: "jwk" }), signature.subarray(2420));
process.stdout.write(`mldsa ${mldsa} ed25519 ${ed25519}`);
