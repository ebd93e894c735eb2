#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# hutool-core 5.8.44 (Maven): 三十亿元 is -1294967296 yuan, and 一万亿元 is 10000.
#
# Seen: Convert.chineseMoneyToNumber gives -1294967296 for 叁拾亿元整 and 三十亿元, 2107649024 for 三千五百亿元, 10000 for
# 壹万亿元整; of 二十亿元 it is right. What Convert.digitToChinese writes of 3000000000 is 叁拾亿元整, which it cannot read.
# Unexpected: the result is a BigDecimal, documented as the amount, so nothing tells of a limit; the number before 元 goes through
# an int and wraps. 万亿 is 10 to the 12th in any reading; the two units are not multiplied.
# Costs: the budget of a province or a large project is negative or a fraction, without an error; sums go wrong unseen.
# Here: gongkai.numerals reads 三十亿 as 3000000000, and gives 一万亿 no number rather than a part of it (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
java_packages cn.hutool:hutool-core:5.8.44
cat >Finding.java <<'JAVA'
import cn.hutool.core.convert.Convert;
import java.math.BigDecimal;

public class Finding {
    public static void main(String[] arguments) {
        String[][] recorded = {
            {"二十亿元", "2000000000"},
            {"三十亿元", "-1294967296"},
            {"叁拾亿元整", "-1294967296"},
            {"三千五百亿元", "2107649024"},
            {"壹万亿元整", "10000"},
        };
        for (String[] one : recorded) {
            BigDecimal seen = Convert.chineseMoneyToNumber(one[0]);
            System.out.println(one[0] + ": " + seen);
            if (seen.compareTo(new BigDecimal(one[1])) != 0) {
                System.err.println("changed: was " + one[1]);
                System.exit(1);
            }
        }
        String written = Convert.digitToChinese(3e9);
        System.out.println("3000000000: " + written);
        System.exit(written.equals("叁拾亿元整") ? 0 : 1);
    }
}
JAVA
java -Dfile.encoding=UTF-8 -cp 'lib/*' Finding.java
