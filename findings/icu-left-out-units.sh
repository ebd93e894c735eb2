#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# ICU4J 77.1 (Maven): 一百二 is read as 102, 一万二 as 10002.
#
# Seen: RuleBasedNumberFormat(zh, SPELLOUT).parse takes the whole of 一百二 and gives 102, of 一万二 10002, of 三千五 3005.
# Unexpected: in Chinese the last unit may be left out only when it is the next lower one: 一百二 is 120, 一万二 is 12000, and
# 102 must be written 一百零二 (〇). ICU itself writes 102 as 一百〇二 and 120 as 一百二十, so what it reads here is what it never
# writes; the reader is documented to be lenient about what is omitted, yet a zero that tells two numbers apart is not noise.
# Costs: numbers of prose (收到申请一百二十件 abridged in speech or in a work report) wrong by a power of ten, silently.
# Here: gongkai.numerals reads them as 120, 12000 and 3500.
. "$(dirname "$0")/support/setup.sh"
java_packages com.ibm.icu:icu4j:77.1
cat >Finding.java <<'JAVA'
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.text.ParsePosition;

public class Finding {
    public static void main(String[] arguments) {
        var format = new RuleBasedNumberFormat(ULocale.SIMPLIFIED_CHINESE, RuleBasedNumberFormat.SPELLOUT);
        String[][] recorded = {{"一百二", "102"}, {"一万二", "10002"}, {"三千五", "3005"}, {"一百〇二", "102"}, {"一百二十", "120"}};
        for (String[] one : recorded) {
            var place = new ParsePosition(0);
            String seen = format.parse(one[0], place).toString();
            System.out.println(one[0] + ": " + seen + ", " + place.getIndex() + " of " + one[0].length() + " characters");
            if (!seen.equals(one[1]) || place.getIndex() != one[0].length()) {
                System.err.println("changed: was " + one[1]);
                System.exit(1);
            }
        }
        if (!format.format(102).equals("一百〇二") || !format.format(120).equals("一百二十")) {
            System.err.println("changed: writes " + format.format(102) + ", " + format.format(120));
            System.exit(1);
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java
