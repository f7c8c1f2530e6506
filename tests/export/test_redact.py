"""Redaction: names go, offsets and hashes stay, and the log still verifies."""

from __future__ import annotations

import pytest

from pipeline.errors import InputError
from pipeline.export.redact import Redactor
from pipeline.export.verify_log import check
from tests.export.test_verify_log import a_log, chained_anew


def redacted(rows, *names):
    return list(Redactor(names).rows(rows))


def test_a_name_becomes_a_gap_of_its_own_length_wherever_it_stands():
    row = {"text": "Ahmad Hallak says", "links": ["https://x.test/ahmadhallak"], "extra": {"by": "AHMAD  HALLAK"}}
    assert redacted([row], "Ahmad Hallak") == [
        {"text": "████████████ says", "links": ["https://x.test/ahmadhallak"], "extra": {"by": "█████████████"}}
    ]


def test_a_short_name_is_only_a_word():
    assert redacted([{"text": "Ali in Aliabad"}], "Ali") == [{"text": "███ in Aliabad"}]


def test_ids_and_digests_are_never_touched():
    row = {"claim": "c-0123456789abcdef", "sha256": "ab" * 32, "text": "abababab"}
    assert redacted([row], "abab", "89abcdef")[0]["claim"] == row["claim"]
    assert redacted([row], "abababab")[0]["sha256"] == row["sha256"]


def test_a_list_without_names_is_refused():
    with pytest.raises(InputError, match="no name"):
        Redactor(["", " "])


def test_a_redacted_log_holds_and_says_how_many_entries_are_redacted():
    log = a_log(20)
    log[4]["body"]["source"] = "QalaatAlMudiq"
    log = chained_anew(log, 4)
    rows = redacted(log, "QalaatAlMudiq")
    assert "QalaatAlMudiq" not in str(rows)
    outcome = check(rows)
    assert outcome.finding is None
    assert outcome.redacted == 1
    del rows[4]
    assert check(rows).finding.what == "deleted"
