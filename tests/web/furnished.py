"""A desk with something on every page, made by people at work; each word they type can be another (a hostile one)."""

from __future__ import annotations

import os
import re
from datetime import timedelta

from pipeline.types import CorrectionGrade
from pipeline.types.accounts import Rank
from tests.builders import NOON, a_post
from tests.web.build import Editor, a_desk, token_in

BEATS = "beats:\n  - {name: Syria, zone: UTC, live: true, channels: [folder]}\n"
CHANNELS = "channels:\n  - {name: folder, kind: file, path: out}\n"


def as_it_is(word, _field):
    """The words as they are."""
    return word


def furnish(folder, said=as_it_is, posts=(), clock=None):
    """The application, and the addresses of its pages; `said(word, field)` changes what is stored in a field."""
    made = [*POSTS(said), *posts]
    app = a_desk(folder, [("", one, 0) for one in made])
    path = folder / "sources.yaml"
    path.write_text(path.read_text().split("beats:")[0] + CHANNELS + BEATS)
    os.utime(path, (1, 1))
    if clock is not None:
        app.state.office.clock = clock
    editor, admin = Editor(app, "editor"), Editor(app, "admin")
    first, second = editor.claims()[:2]
    _remark(editor, first, second, said)
    edition = _publish(editor, said)
    _later(editor, edition, first, said)
    _open(editor, said)
    _look_after(editor, admin, said)
    return app, _addresses(editor, edition, first, second)


def POSTS(said):
    """Posts of two sides, in two scripts, with the fields that a source fills."""
    link = said("https://example.org/a", "url")
    village = said("Khalsa", "place")
    fields = {"author": said("Nadia K", "author"), "url": link, "title": said("From Khalsa", "title")}
    words = f"Rebels stormed the village of {village} in south Aleppo this morning."
    return [
        a_post(said(words, "text"), "Observer", at=NOON, **fields),
        a_post("Rebel fighters have stormed Khalsa village, south of Aleppo, our reporter there saw.", "Courier",
               at=NOON + timedelta(minutes=20)),
        a_post(said("Airstrikes hit the market of Maarat al-Numan, killing 7 civilians.", "text"), "Lens",
               at=NOON + timedelta(minutes=40), lang="en"),
        a_post(said("A convoy of aid trucks entered Darayya.", "text"), "Observer", at=NOON + timedelta(minutes=60)),
        a_post("سيطر الثوار على قرية الحميرة جنوب حلب صباح اليوم.", said("مراسل", "source name"),
               at=NOON + timedelta(minutes=70), lang="ar"),
    ]  # fmt: skip


def _ok(answer, *fine):
    assert answer.status_code in (200, 204, 303, *fine), (answer.status_code, answer.text[-600:])
    return answer


def _remark(editor, first, second, said):
    at = f"/claim/{first}"
    _ok(editor.post(f"{at}/note", text=said("the mayor called", "notes")))
    told = {"place": said("the tower", "place"), "day": "2016-06-09", "earliest": said("https://example.org/v", "url")}
    _ok(editor.post(f"{at}/look", how=said("compared", "notes"), by=said("Lina", "author"), **told))
    _ok(editor.post(f"{at}/ask", whom=said("the army", "author"), what=said("by mail", "notes")))
    asked = re.search(r"/answer/(d-\w+)", editor.get(at).text)[1]
    _ok(editor.post(f"{at}/answer/{asked}", what=said("no comment", "notes")))
    for one in (first, second):
        _ok(editor.post(f"/claim/{one}/watch"))
    _ok(editor.post(f"{at}/status", status="confirmed", reason=said("our reporter saw it", "notes")))
    _ok(editor.post(f"/claim/{first}/apart", other=second, reason=said("two events", "notes")))


def _publish(editor, said):
    first = editor.claims()[0]
    at = f"/roundup/Syria/item/{first}"
    _ok(editor.swap(f"{at}/do/edit", text=said("**Rebels** took [Khalsa](https://example.org/k)", "text"), seen=0))
    _ok(editor.swap(f"{at}/remark/note", text=said("a note", "notes"), seen=1))
    _ok(editor.swap(f"{at}/remark/translation", text=said("a translation", "notes"), seen=2))
    _ok(editor.swap(f"{at}/do/credit", text=said("Our reporter", "source name"), seen=3))
    _ok(editor.post("/roundup/Syria/headline", text=said("Khalsa falls", "headline")))
    for one in editor.claims():
        store = editor.store
        seen = len(store.edit_versions(store.open_roundup("Syria").uid, one))
        _ok(editor.swap(f"/roundup/Syria/item/{one}/do/review", seen=seen))
    _ok(editor.post("/roundup/Syria/step/approve"))
    return _ok(editor.post("/roundup/Syria/publish")).headers["location"]


def _later(editor, edition, first, said):
    """After publication: one correction issued, one that waits, since an editor's call was undone."""
    form = {"grade": CorrectionGrade.REFILED.value, "claim": first}
    told = {"wrong": said("the wrong gate", "notes"), "right": said("the northern gate", "notes")}
    _ok(editor.post(f"{edition}/correct", **form, **told, text=said("Rebels took the gate", "text")))
    deed = re.findall(rf"/claim/{first}/undo/(d-\w+)", editor.get(f"/claim/{first}").text)[-1]
    _ok(editor.post(f"/claim/{first}/undo/{deed}"))


def _open(editor, said):
    """The next round-up: something came after the edition; one item held, a view kept, something handed in."""
    from pipeline.flow import ingest

    office = editor.client.app.state.office
    text = said("Shelling wounded 4 people in Tell Rifaat, the hospital said.", "text")
    late = a_post(text, "Lens", at=office.clock() - timedelta(minutes=1), fetched=office.clock())
    ingest(office.store, office.settings(), [late], office.clock(), tick=lambda *_: None)
    for one in editor.claims()[:1]:
        _ok(editor.swap(f"/roundup/Syria/item/{one}/do/hold", text=said("calling", "notes"), seen=0), 409)
    _ok(editor.post("/views", name=said("South", "headline"), page="/queue", query="place=Khalsa"))
    form = {"source": said("Dr Sami", "source name"), "text": said("Shelling in Azaz, a nurse said.", "text")}
    _ok(editor.post("/add", heard="phone", **form), 409, 422)


def _look_after(editor, admin, said):
    _ok(editor.post("/sources/Observer/describe", aliases=said("OBS", "source name"), owner="", side="neutral"), 409)
    reason = said("wrong twice", "notes")
    _ok(editor.post("/sources/Courier/grade", reliability="C", since="2016-06-01", reason=reason), 409)
    _ok(editor.post("/account/tokens", name=said("a script", "notes")))
    for one in Rank:
        _ok(admin.post(f"/users/{one.value}/rank", rank=one.value), 409)


def _addresses(editor, edition, first, second):
    store = editor.store
    claim = editor.claims()[0]
    posts = [one.uid for one, _ in store.iter_posts()]
    return [
        "/queue", "/queue?place=Khalsa", "/roundup/Syria", "/roundup/Syria?show=held", f"/roundup/Syria/item/{claim}",
        f"/claim/{first}", f"/claim/{second}", f"/same/{first}/{second}", "/search", "/search?q=Khalsa", "/sources",
        "/sources/Observer", "/sources/new", "/sources/copies", "/add", "/pictures?beat=Syria&day=2016-06-09",
        f"/post/{posts[0]}", f"/post/{posts[-1]}", "/editions", edition, f"{edition}?claim={first}", "/audit",
        "/account", "/users", "/live/syria", f"/live/syria/{edition.rsplit('/', 1)[-1]}", "/live/syria/corrections",
        "/claim/c-nobody", "/nowhere",
    ]  # fmt: skip


def cookie_of(editor):
    """The cookie by which a browser is logged in as this editor is."""
    assert token_in(editor.get("/account").text)
    return editor.client.cookies["itemwire"]
