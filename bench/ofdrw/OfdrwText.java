// SPDX-License-Identifier: Apache-2.0
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;

/** Extracts the text of OFD files with ofdrw, and prints the best round's processor time for a file, in milliseconds. */
public class OfdrwText {
    public static void main(String[] arguments) throws Exception {
        final int rounds = Integer.parseInt(arguments[0]);
        long best = Long.MAX_VALUE;
        long letters = 0;
        for (int round = 0; round < rounds; ++round) {
            final long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            letters = 0;
            for (int i = 1; i < arguments.length; ++i)
                try (OFDReader reader = new OFDReader(Path.of(arguments[i]))) {
                    for (final String line : new ContentExtractor(reader).extractAll()) letters += line.length();
                }
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
        }
        System.out.println(best / 1e6 / (arguments.length - 1) + " " + letters);
    }
}
