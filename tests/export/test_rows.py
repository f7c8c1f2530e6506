"""Rows have exactly the fields of the contract."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from pipeline.export.claims import COLUMNS as CLAIM_COLUMNS
from pipeline.export.claims import claim_row
from pipeline.export.posts import COLUMNS as POST_COLUMNS
from pipeline.export.posts import post_row
from pipeline.types import (
    Band,
    Fold,
    Media,
    Origin,
    OriginTree,
    Precision,
    Stance,
    Status,
    StatusChange,
    Suggestion,
    When,
)
from tests.builders import NOON, a_claim, a_figure, a_place, a_post, an_actor, an_appearance, minutes


def test_a_post_has_the_fields_that_ingest_reads():
    post = a_post(
        "Rebels storm Khalsa",
        id="qm-03",
        at=datetime(2024, 5, 1, 15, tzinfo=timezone(timedelta(hours=3))),
        links=("https://example.org/1",),
        media=(Media(url="https://example.org/1.jpg"),),
        extra={"likes": 3},
    )
    row = post_row(post, (post.model_copy(update={"text": "Rebels strom Khalsa"}),))
    assert tuple(row) == POST_COLUMNS
    assert (row["id"], row["published"], row["deleted"]) == ("qm-03", "2024-05-01T12:00:00Z", False)
    assert row["media"] == [{"url": "https://example.org/1.jpg", "sha256": None}]
    assert row["extra"] == {"likes": 3}
    assert [version["text"] for version in row["versions"]] == ["Rebels strom Khalsa"]
    assert "versions" not in row["versions"][0]


def test_an_undated_post_has_no_date():
    assert post_row(a_post().model_copy(update={"published": None}))["published"] is None


def test_an_export_that_was_ingested_and_exported_again_does_not_nest():
    row = post_row(a_post(extra={"likes": 3}))
    again = a_post(extra={"extra": dict(row["extra"]), "versions": [], "colour": "red"})
    assert post_row(again)["extra"] == {"likes": 3, "colour": "red"}


def a_full_claim():
    own = an_appearance(
        "Rebels storm Khalsa", "QalaatAlMudiq", post=a_post("Now: Rebels storm Khalsa!", "QalaatAlMudiq", "qm-03")
    )
    copy = an_appearance("Rebels storm Khalsa", "Herald", minutes(9), hedged=True)
    maybe = an_appearance("Storm on Khalsa", "Third", minutes(12)).model_copy(update={"band": Band.SUGGESTED})
    tree = OriginTree(
        origins=(
            Origin(
                name="QalaatAlMudiq",
                own_voice=True,
                stances=(Stance.ASSERTS,),
                statements=(own.statement.uid,),
                first=NOON,
            ),
            Origin(name="Denier", own_voice=True, stances=(Stance.DENIES,), first=NOON),
        ),
        folds=(
            Fold(statement=copy.statement.uid, into="QalaatAlMudiq", derived_from=own.statement.uid, reason="copy"),
        ),
    )
    return a_claim(
        "Rebels storm Khalsa",
        (copy, own, maybe),
        uid="c-1",
        origins=tree,
        figures=(a_figure(5, 9, whom="civilian"),),
        actors=(an_actor(),),
        places=(a_place("Khalsa", lat=36.0),),
        spellings={"khalsa": ("Khalsa", "Khalasah")},
        when=When(start=NOON, end=minutes(60), precision=Precision.HOUR, stated=True),
        suggestions=(Suggestion(claim="c-2", other="c-1", score=0.5, why="same place"),),
        history=(StatusChange(at=NOON, before=None, after=Status.UNCONFIRMED, by="rule:unconfirmed", reason="first"),),
    )  # fmt: skip


def test_a_claim_has_exactly_the_fields_of_the_contract():
    row = claim_row(a_full_claim())
    assert (
        " ".join(row) == "claim text status tag credibility reason decided_by places event when actors figures "
        "first_reported last_reported origins updates appearances suggestions history"
    )
    assert tuple(row) == CLAIM_COLUMNS
    assert row["places"] == [{"name": "Khalsa", "spellings": ["Khalsa", "Khalasah"], "lat": 36.0, "lon": None}]
    assert row["when"] == {"from": "2024-05-01T12:00:00Z", "to": "2024-05-01T13:00:00Z", "precision": "hour"}
    assert row["figures"] == [{"what": "killed", "whom": "civilian", "low": 5, "high": 9}]
    assert row["origins"] == 1
    assert row["suggestions"] == [{"claim": "c-2", "score": 0.5, "why": "same place"}]
    assert row["history"] == [
        {"at": "2024-05-01T12:00:00Z", "from": None, "to": "unconfirmed", "by": "rule:unconfirmed", "reason": "first"}
    ]


def test_appearances_stand_in_order_with_their_origins_and_what_they_derive_from():
    found = a_full_claim()
    first, second = claim_row(found)["appearances"]
    assert " ".join(first) == "post source quote stance hedged origin derived_from score band why"
    assert (first["post"], first["origin"], first["derived_from"]) == ("qm-03", "QalaatAlMudiq", None)
    assert (second["source"], second["origin"], second["derived_from"]) == ("Herald", "QalaatAlMudiq", "qm-03")
    assert second["hedged"] is True


def test_a_quote_is_an_exact_part_of_its_posts_text():
    found = a_full_claim()
    texts = {appearance.post.id: post_row(appearance.post)["text"] for appearance in found.appearances}
    assert all(appearance["quote"] in texts[appearance["post"]] for appearance in claim_row(found)["appearances"])


def test_a_hedged_report_that_names_nobody_has_no_origin():
    hedged = an_appearance("Rebels storm Khalsa", hedged=True)
    tree = OriginTree(folds=(Fold(statement=hedged.statement.uid, into="", reason="names nobody"),))
    row = claim_row(a_claim(appearances=(hedged,), origins=tree))
    assert (row["appearances"][0]["origin"], row["origins"]) == (None, 0)


def test_times_are_utc_whatever_their_zone():
    row = claim_row(a_claim(last_reported=datetime(2024, 5, 1, 15, 0, 0, 5000, timezone(timedelta(hours=3)))))
    assert row["last_reported"] == "2024-05-01T12:00:00.005000Z"
    assert datetime.fromisoformat(row["last_reported"]).tzinfo == UTC
