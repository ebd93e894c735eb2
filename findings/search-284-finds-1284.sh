#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The analyzers for Chinese of jieba 0.42.1 (PyPI, with Whoosh-Reloaded 2.7.5) and Lucene 9.12.3 (Maven, smartcn): who searches for 284
# finds 1,284, who searches for 12.5 all that has a 5, and a year in characters is another.
#
# Seen: ChineseAnalyzer of jieba has 284 and 件 of 受理1,284件, and 受理 and 件 of 受理5件: 284 finds 1,284, 受理5件 finds 受理7件, 5 finds nothing, and
# neither does 受理284件 in quotes, which is the whole of a text. SmartChineseAnalyzer has 1 and 284, 12 and 5 of 12.5, and 二 and 二四 of 二〇二四: 284
# finds 1,284, 12.5 finds 5件, "二〇二四年" finds 二一二四年. StandardAnalyzer of the same Lucene keeps 1,284, 12.5 and 〇, and finds just these.
# Unexpected: both are offered for Chinese text, and neither tells that numbers are cut. By UAX 29, which Lucene's own standard names, no word ends within
# 1,284 or 12.5; 〇 is one of the numerals of GB/T 15835-2011; and the positions of Whoosh count words, which is what a text in quotes is looked up by.
# Root: jieba leaves out each word of one letter that is not in its range of characters, and gives Whoosh the number of a character for the position of a word.
# Costs: archives of reports and dispositions are searched by numbers, amounts and years: what comes up is another number, in another year, and a single count never.
# Here: gongkai looks a number up by its cell, and reads 二〇二四 as 2024 (docs/normalisation.md).
. "$(dirname "$0")/support/setup.sh"
python_packages jieba==0.42.1 Whoosh-Reloaded==2.7.5 setuptools==80.9.0
java_packages org.apache.lucene:lucene-analysis-smartcn:9.12.3 org.apache.lucene:lucene-queryparser:9.12.3
python - <<'PY'
import jieba
from jieba.analyse import ChineseAnalyzer
from parts import observe
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser

jieba.setLogLevel(60)
analyzer = ChineseAnalyzer()
observe("words of 受理1,284件", [word.text for word in analyzer("受理1,284件")], ["受理", "284", "件"])
observe("words of 受理5件", [(word.text, word.pos) for word in analyzer("受理5件", positions=True)], [("受理", 0), ("件", 3)])
index = RamStorage().create_index(Schema(key=ID(stored=True), body=TEXT(analyzer=analyzer)))
with index.writer() as writer:
    for text in ("受理5件", "受理7件", "受理1,284件", "受理284件"):
        writer.add_document(key=text, body=text)


def found(query: str) -> list[str]:
    with index.searcher() as searcher:
        return sorted(hit["key"] for hit in searcher.search(QueryParser("body", index.schema).parse(query)))


observe("284", found("284"), ["受理1,284件", "受理284件"])
observe("受理284件", found("受理284件"), ["受理1,284件", "受理284件"])
observe("受理5件", found("受理5件"), ["受理1,284件", "受理284件", "受理5件", "受理7件"])
observe("5", found("5"), [])
observe('"受理284件"', found('"受理284件"'), [])
PY
cat >Finding.java <<'JAVA'
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;

public class Finding {
    static List<String> found(Analyzer analyzer, String query) throws Exception {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (String text : List.of("受理5件", "受理1,284件", "受理284件", "占12.5%", "二〇二四年", "二一二四年")) {
                var document = new Document();
                document.add(new TextField("body", text, Field.Store.YES));
                writer.addDocument(document);
            }
        }
        var searcher = new IndexSearcher(DirectoryReader.open(directory));
        var texts = new ArrayList<String>();
        for (var hit : searcher.search(new QueryParser("body", analyzer).parse(query), 9).scoreDocs) {
            texts.add(searcher.storedFields().document(hit.doc).get("body"));
        }
        texts.sort(null);
        return texts;
    }

    static void observe(String query, List<String> smart, List<String> standard) throws Exception {
        var seen = List.of(found(new SmartChineseAnalyzer(), query), found(new StandardAnalyzer(), query));
        System.out.println("Lucene, " + query + ": " + seen);
        if (!seen.equals(List.of(smart, standard))) {
            System.err.println("changed: was " + List.of(smart, standard));
            System.exit(1);
        }
    }

    public static void main(String[] arguments) throws Exception {
        observe("284", List.of("受理1,284件", "受理284件"), List.of("受理284件"));
        observe("12.5", List.of("占12.5%", "受理5件"), List.of("占12.5%"));
        observe("\"二〇二四年\"", List.of("二〇二四年", "二一二四年"), List.of("二〇二四年"));
    }
}
JAVA
java -Dfile.encoding=UTF-8 -cp 'lib/*' Finding.java 2>java.log || { cat java.log >&2; exit 1; }
