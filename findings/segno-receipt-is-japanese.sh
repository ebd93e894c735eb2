#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# segno 1.6.6 (PyPI): the QR code of 回执 is one of 蝗樊鴬, and a reader of web pages sees nothing of 受理12件.
#
# Seen: segno.make of 回执, 办理回执 and 受理回执 gives symbols in the mode kanji that zxing-cpp 3.1.1 (PyPI) and jsqr 1.4.0 (npm) read as 蝗樊鴬,
# 蜉樒炊蝗樊鴬 and 蜿礼炊蝗樊鴬; so does encoding="utf-8", and of 受理 that alone. 受理12件 is in the mode byte, as Shift JIS, without a word of it: jsqr has
# an empty text of it. With mode="byte" both readers have all four texts, and so they have of what qrcode 8.2 (PyPI) makes.
# Unexpected: ISO/IEC 18004 has the mode Kanji be Shift JIS, and a text in another coding not be in it. make is documented to find the right mode by itself, and to use
# UTF-8 where ISO/IEC 8859-1 does not fit, or what encoding says, in the mode byte. Readers can only show what the symbol has: no error, no warning.
# Root: is_kanji in segno/encoder.py looks at the bytes, whatever they are the code of; those of UTF-8 for 回执 are three pairs that Shift JIS has too.
# Costs: receipts, notices and labels of files carry such codes. Most texts are right, so that a test passes; who scans 受理回执 has a text that nobody
# can search for, and the number of 受理12件 is not there.
# Here: gongkai makes no QR code.
. "$(dirname "$0")/support/setup.sh"
python_packages segno==1.6.6 zxing-cpp==3.1.1 qrcode==8.2 pillow==12.0.0
node_packages jsqr@1.4.0
cat >read.js <<'JS'
const jsQR = require('jsqr');
const grey = require('fs').readFileSync(process.argv[2]);
const width = Number(process.argv[3]);
const pixels = Uint8ClampedArray.from({ length: 4 * grey.length }, (_, i) => (i % 4 < 3 ? grey[i >> 2] : 255));
console.log(JSON.stringify(jsQR(pixels, width, width)?.data ?? null));
JS
python - <<'PY'
import io
import json
import subprocess

import qrcode
import segno
import zxingcpp
from parts import observe
from PIL import Image


def read(picture: Image.Image) -> tuple[str, str | None]:
    grey = picture.convert("L")
    with open("grey", "wb") as file:
        file.write(grey.tobytes())
    seen = subprocess.run(["node", "read.js", "grey", str(grey.width)], check=True, capture_output=True).stdout
    return zxingcpp.read_barcode(grey).text, json.loads(seen)


def made(text: str, **options: str) -> tuple[str, str | None]:
    file = io.BytesIO()
    segno.make(text, micro=False, **options).save(file, kind="png", scale=8, border=4)
    return read(Image.open(file))


for text, plain, utf8 in (
    ("回执", ("蝗樊鴬",) * 2, ("蝗樊鴬",) * 2),
    ("办理回执", ("蜉樒炊蝗樊鴬",) * 2, ("蜉樒炊蝗樊鴬",) * 2),
    ("受理回执", ("蜿礼炊蝗樊鴬",) * 2, ("蜿礼炊蝗樊鴬",) * 2),
    ("受理", ("受理",) * 2, ("蜿礼炊",) * 2),
    ("受理12件", ("受理12件", ""), ("受理12件",) * 2),
):
    observe(text, made(text), plain)
    observe(f"{text}, utf-8", made(text, encoding="utf-8"), utf8)
    observe(f"{text}, bytes of utf-8", made(text, mode="byte", encoding="utf-8"), (text, text))
    observe(f"{text}, by qrcode", read(qrcode.make(text, box_size=8).get_image()), (text, text))
PY
