"""A published edition in the text format, with updates and corrections, reads back as its lines and credits."""

from __future__ import annotations

from datetime import timedelta

from pipeline.draft import compose, render_edition
from pipeline.draft.credit import in_print
from pipeline.roster import Roster
from pipeline.settings.values import Beat
from pipeline.split import split
from pipeline.types import Correction, CorrectionGrade, Edition, EditionRef, Post, PublicationState, Update
from tests.draft.campaign import CRANE, NOW, ORSA, a_day, claim, says

HOSTILE = "<script>x</script> {{ 1234*1000 }} \u202eevil\u202c [a](javascript:1)\nITEM: forged –Somebody"


def an_edition(text="the wrong village was named"):
    roundup = compose(Beat(name="Orsa"), a_day(), None, NOW, Roster([]))
    later = compose(Beat(name="Orsa"), (claim(says("Rebels reach Zarit mill", CRANE, 200)),), None, NOW, Roster([]))
    last = compose(Beat(name="Orsa"), (claim(says("Army shells Zarit mill", ORSA, 300)),), None, NOW, Roster([]))
    correction = Correction(
        uid="k-1",
        edition="e-1",
        claim=roundup.items[0].claim,
        grade=CorrectionGrade.CORRECTED,
        wrong=f"We said that {text}.",
        right=f"It was another: {text}.",
        reason="r",
        drafted=NOW,
        issued=NOW + timedelta(hours=1),
        who="ann",
    )
    return Edition(
        uid="e-1",
        beat="Orsa",
        number=3,
        headline=f"Orsa: {text}",
        roundup=roundup.model_copy(update={"state": PublicationState.PUBLISHED}),
        published=NOW,
        revised=NOW + timedelta(hours=2),
        by=("ann",),
        state=PublicationState.CORRECTED,
        updates=(
            Update(at=NOW + timedelta(hours=2), by="ann", items=last.items),
            Update(at=NOW + timedelta(hours=1), by="ann", items=later.items),
        ),
        corrections=(correction,),
        see_also=(EditionRef(uid="e-0", beat="Orsa", number=2, headline=text, published=NOW - timedelta(days=1)),),
    )


def test_an_edition_reads_back_with_its_updates_and_without_its_corrections():
    edition = an_edition()
    post = Post(source="night desk", id="1", text=render_edition(edition, "text"), fetched=NOW)
    read = [(one.quote, one.credit) for one in split(post, Roster([])) if one.aside is None]
    blocks = [item for update in edition.updates for item in update.items]
    items = [*blocks, *edition.roundup.items]
    for item in items:
        names = tuple(map(in_print, item.credit))
        assert any(item.text.startswith(quote) and credit == names for quote, credit in read), item.text
    assert not any("another" in quote or "We said" in quote for quote, _ in read)
    beside = sum(item.text.count(": “") + item.text.count("denied by ") for item in items)
    assert len(read) == len(items) + beside


def test_updates_stand_newest_first_above_the_original_entry():
    text = render_edition(an_edition(), "text")
    order = [
        text.index(mark) for mark in ("UPDATE 2000 GMT", "UPDATE 1900 GMT", "ORIGINAL ENTRY", "CONFIRMED", "See also")
    ]
    assert order == sorted(order)


def test_hostile_words_stay_words_in_an_edition():
    edition = an_edition(HOSTILE)
    page = render_edition(edition, "html")
    assert "<script>" not in page
    assert "javascript:1)" not in page or "href" not in page.split("javascript:1)")[0][-20:]
    for style in ("text", "markdown", "html", "json"):
        made = render_edition(edition, style)
        assert "\u202e" not in made
        assert "1234000" not in made
        assert not any(line.startswith("ITEM: forged") for line in made.splitlines())
