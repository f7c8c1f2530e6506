"""`itemwire dependence`: proposals are listed, decided and remembered."""

from __future__ import annotations

from storage import open_store


def test_a_decision_on_a_copier_is_kept_and_names_may_be_aliases(itemwire, listed):
    kept = itemwire("dependence", "accept", "Loud Blog", "@hilltop", "--reason", "its typos", "--who", "Ann")
    assert kept.code == 0, kept.err
    assert kept.out.strip() == "accepted: Loud Blog copies Hilltop Watch"
    assert itemwire("dependence", "--json").json == []
    with open_store("sqlite:///var/itemwire.db") as store:
        (decision,) = store.decisions()
    assert (decision.subject, decision.other, decision.after) == ("Loud Blog", "Hilltop Watch", "accepted")


def test_a_source_that_is_not_listed_is_refused(itemwire, listed):
    answer = itemwire("dependence", "reject", "Nobody", "@hilltop", "--reason", "x")
    assert answer.code == 1
    assert "there is no source 'Nobody'" in answer.err
    assert itemwire("dependence", "accept", "Loud Blog", "--reason", "x").code == 2
