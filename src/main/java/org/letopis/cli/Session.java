package org.letopis.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.letopis.failure.Failure;
import org.letopis.vault.OpenKeys;
import org.letopis.vault.Vault;

/**
 * One unlocked session: keeps the keys of one vault, so that each command opens it anew without asking. No file stays
 * open between commands. After some idle time the keys are wiped, and the next command asks again.
 */
final class Session implements AutoCloseable {
    private final Desk desk;
    private final Duration idle;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "idle");
        thread.setDaemon(true);
        return thread;
    });
    private Runnable locked = () -> {};
    private ScheduledFuture<?> idling;
    private OpenKeys keys;
    private boolean ended;

    /**
     * Begins locked.
     *
     * @param desk with all that was given to open the vault
     */
    Session(Desk desk, Duration idle) {
        this.desk = desk;
        this.idle = idle;
    }

    /** Tells when the idle time has locked it. */
    synchronized void whenLocked(Runnable told) {
        locked = told;
    }

    /** Returns whether this is the vault of the session. */
    boolean isOf(Path file) {
        return file.toAbsolutePath()
                .normalize()
                .equals(desk.vault().toAbsolutePath().normalize());
    }

    /** Opens the vault, after asking where the session is locked; the caller closes it. */
    synchronized Vault open() throws Failure {
        if (keys == null) {
            Vault vault = desk.open();
            keys = vault.keepKeys();
            return vault;
        }
        try {
            return Vault.open(desk.vault(), keys, desk.clock(), desk.random());
        } catch (Failure.WrongPassphrase other) {
            lock(); // another vault lies there now
            throw other;
        }
    }

    /** Keeps what this vault was opened with by now: its identity compartment too. */
    synchronized void keep(Vault vault) {
        if (keys != null) {
            keys.close();
            keys = vault.keepKeys();
        }
    }

    /** Does something with the vault and its secrets, which are asked for again; the next command opens it anew. */
    synchronized <T> T withSecrets(Desk.Opening<T> opening) throws Failure {
        lock();
        return desk.withSecrets(opening);
    }

    /** Begins to count the idle time: nothing runs. */
    synchronized void rest() {
        idling = alarm.schedule(this::lockIdle, idle.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins to count the idle time: a command waits for an answer, and is stopped when none comes. */
    synchronized void await(Thread asking) {
        idling = alarm.schedule(() -> stop(asking), idle.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void stop(Thread asking) {
        if (idling != null) {
            lock();
            desk.terminal().err().println();
            desk.terminal().err().println(desk.told("shell.locked-idle"));
            asking.interrupt();
        }
    }

    /** Ends the idle time: a command runs. */
    synchronized void work() {
        if (idling != null) {
            idling.cancel(false);
            idling = null;
        }
    }

    private synchronized void lockIdle() {
        if (idling != null && keys != null) {
            lock();
            locked.run();
        }
    }

    /** Wipes the keys. */
    synchronized void lock() {
        if (keys != null) {
            keys.close();
            keys = null;
        }
        desk.passphraseSource().forgetDescriptor();
        desk.identitySource().forgetDescriptor();
    }

    /** Wipes the keys; no further command runs. */
    synchronized void end() {
        lock();
        ended = true;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        lock();
    }
}
