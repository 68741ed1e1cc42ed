/**
 * The signed, encrypted exchange file {@code letopis-bundle/1} and the contact card.
 *
 * <p>Ways in: {@link org.letopis.bundle.BundleWriter} for what leaves, {@link org.letopis.bundle.UnverifiedBundle} for
 * what arrives, {@link org.letopis.bundle.ContactCard} for who is who. Writing takes a
 * {@link org.letopis.protect.Disclosure}, reading yields a {@link org.letopis.bundle.VerifiedBundle} that only
 * {@code verify} makes. The form is {@code docs/reference/bundle-format.md}. Imports {@code protect} and the floors
 * below it; must never know how a vault stores things, whom a contact is, or what a terminal is. No plain byte of a
 * bundle ever touches the disk.
 */
package org.letopis.bundle;
