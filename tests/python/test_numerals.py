# SPDX-License-Identifier: Apache-2.0
"""Numbers in words and digits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from gongkai import numerals


@pytest.mark.parametrize("form", numerals.FORMS, ids=lambda form: form.example)
def test_every_form_is_read_as_it_says(form: numerals.NumeralForm) -> None:
    found = numerals.read(form.example)
    assert found is not None
    assert (found.low, found.high) == (form.low, form.high)
    assert found.exact == (form.low == form.high)


def test_an_approximate_number_is_an_interval() -> None:
    found = numerals.read("5.2万余")
    assert found is not None
    assert 52_300 in found and 53_000 not in found
    share = numerals.read("三分之一")
    assert share is not None
    assert (share.kind, share.value, share.divisor) == (numerals.NumeralKind.SHARE, Decimal(1), 3)
    assert numerals.read("三分") is None


def test_numbers_are_found_in_their_places() -> None:
    text = "新收一百二十件，办结115件，约占95.8%。"
    assert [(n.value, text[n.start : n.end]) for n in numerals.find(text)] == [
        (120, "一百二十"),
        (115, "115"),
        (Decimal("95.8"), "95.8%"),
    ]
