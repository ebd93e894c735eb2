#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# ofdrw-reader 2.3.6 (Maven) and easyofd 20260427 (PyPI): of a file of two documents there is the first, and units have no text.
#
# Seen: of an OFD file with two DocBody, whose pages show 12 and 34, both give 12. Of a page that shows 12, and 34 by a CompositeObject,
# both give 12. Neither has a message; ofdrw counts one page.
# Unexpected: GB/T 33190-2016 lets OFD.xml have several DocBody, so that a file holds several documents, and has a CompositeObject draw
# the CompositeGraphicUnit of the resources, which may hold text. ofdrw's reader has a method for its first document (getDefaultDoc),
# and its extractor is documented to extract the text of the document.
# Costs: a report that follows its covering letter in one file is not there, and so is a row of a form that was placed as a unit.
# Here: pages of all documents are read, and units where they are placed (test_findings.py).
. "$(dirname "$0")/support/setup.sh"
java_packages org.ofdrw:ofdrw-reader:2.3.6
python_packages easyofd==20260427
python - <<'PY' 2>/dev/null
import base64
import contextlib
import io
from pathlib import Path

from easyofd.ofd import OFD
from parts import observe, ofd, ofd_composite, ofd_text, ofd_volume

documents = {
    "volume": ofd_volume(ofd(ofd_text(10, 60, 20, "12")), ofd(ofd_text(10, 60, 20, "34"))),
    "unit": ofd(ofd_text(10, 60, 20, "12") + ofd_composite(11, 60, 40, 90), unit=(90, ofd_text(91, 0, 0, "34"))),
}
for name, document in documents.items():
    Path(f"{name}.ofd").write_bytes(document)
    reader = OFD()
    with contextlib.redirect_stdout(io.StringIO()):
        reader.read(base64.b64encode(document).decode(), save_xml=False)
    seen = []
    for one in reader.data:
        pages = one["page_info"]
        for page in pages.values() if isinstance(pages, dict) else pages:
            seen += [text["text"] for text in page["text_list"]]
    observe(f"easyofd, {name}", seen, ["12"])
PY
cat >Finding.java <<'JAVA'
import java.nio.file.Path;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;

public class Finding {
    public static void main(String[] arguments) throws Exception {
        for (String name : new String[] {"volume", "unit"}) {
            try (var reader = new OFDReader(Path.of(name + ".ofd"))) {
                String seen = reader.getNumberOfPages() + new ContentExtractor(reader).extractAll().toString();
                System.out.println("ofdrw, " + name + ": " + seen);
                if (!seen.equals("1[12]")) {
                    System.exit(1);
                }
            }
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java 2>/dev/null
