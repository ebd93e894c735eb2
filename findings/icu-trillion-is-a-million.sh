#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# ICU4J 78.2 (Maven): a trillion yuan is spelled 一兆, which is a million by China's law of measures; 100100000 is 壹亿拾万 on a cheque.
#
# Seen: in the locale zh_CN the spellout of 1000000000000 is 一兆, of 10000000000000000 一京, by %spellout-cardinal-financial 壹兆; of 100100000
# it is 壹亿拾万, of 110000 拾壹万. The short form of CompactDecimalFormat for 1000000000000 is 1万亿.
# Unexpected: in the table of prefixes of the legal units (国务院关于在我国统一实行法定计量单位的命令, 1984) 兆 is 10 to the 6th, as in 兆瓦; budgets
# say 万亿, as the same locale data does in its short form. The rules for amounts in capitals on bills and vouchers (支付结算办法,
# annex 1) have a 零 where noughts stand between digits: 壹亿零壹拾万.
# Costs: the amount in words that contracts and vouchers have beside the digits is a millionth of it to one reader, and a voucher
# without its 零 is not filled in as the rules ask.
# Here: 兆 is no unit of a number, which then has no value rather than a wrong one (gongkai.numerals; test_findings.py).
. "$(dirname "$0")/support/setup.sh"
java_packages com.ibm.icu:icu4j:78.2
cat >Finding.java <<'JAVA'
import com.ibm.icu.text.CompactDecimalFormat;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;

public class Finding {
    static void observe(String what, String seen, String recorded) {
        System.out.println(what + ": " + seen);
        if (!seen.equals(recorded)) {
            System.err.println("changed: " + what + " was " + recorded);
            System.exit(1);
        }
    }

    public static void main(String[] arguments) {
        var words = new RuleBasedNumberFormat(ULocale.CHINA, RuleBasedNumberFormat.SPELLOUT);
        observe("1000000000000", words.format(1000000000000L), "一兆");
        observe("10000000000000000", words.format(10000000000000000L), "一京");
        words.setDefaultRuleSet("%spellout-cardinal-financial");
        observe("1000000000000 in capitals", words.format(1000000000000L), "壹兆");
        observe("110000 in capitals", words.format(110000), "拾壹万");
        observe("100100000 in capitals", words.format(100100000), "壹亿拾万");
        var brief = CompactDecimalFormat.getInstance(ULocale.CHINA, CompactDecimalFormat.CompactStyle.SHORT);
        observe("1000000000000 in short", brief.format(1000000000000L), "1万亿");
    }
}
JAVA
java -Dfile.encoding=UTF-8 -cp 'lib/*' Finding.java
