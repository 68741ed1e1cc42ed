package org.letopis.casework;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.letopis.casework.Doctor.Finding;

/** What only a flag of the JVM can stop: the memory of the process in a file, or in the hands of another program. */
final class JvmLook {
    private JvmLook() {}

    static List<Finding> look() {
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (bean == null) {
            return List.of(Finding.of("jvm-unknown"));
        }
        List<Finding> findings = new ArrayList<>();
        try {
            if (isOn(bean, "CreateCoredumpOnCrash")) {
                findings.add(Finding.of("jvm-core"));
            }
            if (!isOn(bean, "DisableAttachMechanism")) {
                findings.add(Finding.of("jvm-attach"));
            }
            if (isOn(bean, "HeapDumpOnOutOfMemoryError")) {
                findings.add(Finding.of("jvm-heap-dump"));
            }
        } catch (IllegalArgumentException e) { // another maker's JVM has other flags
            findings.add(Finding.of("jvm-unknown"));
        }
        return findings;
    }

    private static boolean isOn(HotSpotDiagnosticMXBean bean, String flag) {
        return bean.getVMOption(flag).getValue().equals("true");
    }
}
