/**
 * The vault: one SQLite file in which every byte of content is sealed before SQLite sees it.
 *
 * <p>Way in: {@link org.letopis.vault.Vault}, which hands out one store for each noun. The layout is
 * {@code docs/reference/vault-format.md}. The only floor that knows {@code java.sql}. Imports {@code report},
 * {@code crypto}, {@code json} and {@code failure}; must never know how a file is stripped, a bundle packed or a
 * command typed.
 */
package org.letopis.vault;
