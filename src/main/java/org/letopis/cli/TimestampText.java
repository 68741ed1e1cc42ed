package org.letopis.cli;

import org.letopis.casework.BundleTimes;
import org.letopis.crypto.TimeStamp;
import org.letopis.json.JsonObject;

/** What an authority stated of a bundle. */
final class TimestampText {
    private static final int ID_DIGITS = 8;

    private final Desk desk;

    TimestampText(Desk desk) {
        this.desk = desk;
    }

    void show(BundleTimes.Timed timed) {
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("bundle", timed.bundleId())
                    .with("sha256", timed.tagManifest())
                    .with("stamp", timed.stamp().map(TimestampText::json).orElse(null)));
        }
        String bundle = timed.bundleId().substring(0, ID_DIGITS);
        if (timed.stamp().isEmpty()) {
            desk.data("time.none", bundle);
            return;
        }
        TimeStamp stamp = timed.stamp().get();
        desk.data("time.stamp", bundle, stamp.time());
        desk.data("time.by", stamp.authority(), stamp.serial(), stamp.policy());
        desk.say("time.means");
    }

    private static JsonObject json(TimeStamp stamp) {
        return JsonObject.empty()
                .with("time", stamp.time().toString())
                .with("authority", stamp.authority())
                .with("serial", stamp.serial())
                .with("policy", stamp.policy());
    }
}
