/**
 * Secrets, key derivation, sealing, age files and signatures.
 *
 * <p>Ways in: {@link org.letopis.crypto.Passphrase} and {@link org.letopis.crypto.Argon2id} for unlocking,
 * {@link org.letopis.crypto.Seal} for what rests in a vault, {@link org.letopis.crypto.AgeEncryption} and
 * {@link org.letopis.crypto.AgeDecryption} for what travels, {@link org.letopis.crypto.SigningKeys} and
 * {@link org.letopis.crypto.VerifyingKeys} for who says so. The only floor that imports Bouncy Castle, and only its
 * lightweight API; bulk ciphers and hashes come from the JDK, which is many times faster at them. It imports
 * {@code failure} alone, and must never know what a report, a vault, a bundle or a terminal is.
 */
package org.letopis.crypto;
