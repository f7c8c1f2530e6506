"""Redaction: names go, offsets and hashes stay, and the log still verifies."""

from __future__ import annotations

import pytest

from bench.tampering import a_log, chained_anew
from pipeline.errors import InputError
from pipeline.export.redact import Redactor, stretches
from pipeline.export.verify_log import WITHHELD, check
from pipeline.export.verify_log import numbers as read_numbers


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


def test_a_redacted_log_holds_where_its_entries_are_declared_and_shows_nothing_of_them():
    log = a_log(20)
    log[4]["body"]["source"] = "QalaatAlMudiq"
    log = chained_anew(log, 4)
    redactor = Redactor(["QalaatAlMudiq"])
    rows = list(redactor.rows(log))
    assert "QalaatAlMudiq" not in str(rows)
    assert rows[4] == {"seq": 5, "prev": log[4]["prev"], "hash": log[4]["hash"]} | WITHHELD
    assert redactor.withheld == [5]
    assert check(rows).finding.seq == 5
    outcome = check(rows, declared=redactor.withheld)
    assert (outcome.finding, outcome.redacted) == (None, (5,))
    del rows[4]
    assert check(rows, declared=[5]).finding.what == "deleted"


@pytest.mark.parametrize(("numbers", "told"), [([], ""), ([5], "5"), ([1, 2, 3, 7, 9, 10], "1-3,7,9-10")])
def test_numbers_are_told_in_stretches_and_read_again(numbers, told):
    assert stretches(numbers) == told
    if told:
        assert read_numbers(told) == numbers
