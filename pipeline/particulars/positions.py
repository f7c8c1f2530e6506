"""Positions called by a name in quotation marks («Зенит»), places told with another name: "Myrnohrad (Dymytrov)"."""

from __future__ import annotations

import re

from pipeline.particulars.gazetteer import find_town
from pipeline.particulars.marks import Span
from pipeline.particulars.reading import Reading

_NAME = r"[^\W\d_][\w'’ʼ-]+(?: [^\W\d_][\w'’ʼ-]+)?"
_POSITION = re.compile(
    r"(?:(?<!\w)(?:опорник\w*|опорн\w+ пункт\w*|позиц\w+|укреп\w*|укріп\w*|высот\w+|висот\w+|терр?икон\w*|шахт\w+"
    r"|объект\w*"
    r"|об'єкт\w*|блокпост\w*|воп|санатори\w+|санаторі\w+|пансионат\w*|дач\w+|урочищ\w+|кпп|баз\w+|плацдарм\w*|редут\w*)"
    r"|\b(?:position|strongpoint|strong point|stronghold|outpost|fortification|redoubt|height|mine|slag heap"
    r"|checkpoint|base))"
    rf" [«\"“](?P<name>{_NAME})[»\"”]"
)
"""A position with its kind, and its name in quotation marks."""
_TAKEN = re.compile(
    rf"[«\"“](?P<name>{_NAME})[»\"”] (?:(?:вже|уже|полностью|повністю|тоже|теж|также|також|снова|знову|is|was"
    rf"|has been|now|fully) )*"
    r"(?:окупован|оккупирован|захоплен|захвачен|взят|зайнят|занят|втрачен|потерян|залишен|оставлен|здан|сдан|відбит"
    r"|отбит|зачищен"
    r"|звільнен|освобожден|наш|под (?:нашим |полным )?контрол|під (?:нашим |повним )?контрол|тримається|держится"
    r"|upal|пал(?!\w)"
    r"|впав|taken|captured|lost|fallen|abandoned|seized|overrun)"
)
"""A name in quotation marks, and what befalls positions only."""
_BATTALION = re.compile(
    r"(?:батальон|бригад|полк|рот[аыиі]|загон|отряд|групп|груп|battalion|brigade|unit|regiment)\w* $"
)
_LABEL = re.compile(
    rf"^[\W\d_]*(?P<name>{_NAME}) \((?:бывш\w+ |быв\. |кол\. |колишн\w+ |former(?:ly)? "
    rf"|ex-)?(?P<other>{_NAME})\) ?[–—:-] "
)
"""A place that a report opens with, and its other name."""
_HOUSE_ON = re.compile(
    r"(?:этажк|поверхівк|дом|будин|магазин|школ|здани|будівл|подъезд|під'їзд|остановк|зупинк)\w* (?:на|по) (?=\w)"
)
"""Before a street's name, which stands without its kind."""


def position_spans(reading: Reading) -> list[Span]:
    """The positions that are told by name, and the place that opens the report with its other name in brackets."""
    found = [
        Span(_written(reading, *one.span("name")), *one.span("name"), "quarter", None, None)
        for pattern in (_POSITION, _TAKEN)
        for one in pattern.finditer(reading.folded)
        if reading.is_capital(one.start("name")) and not _BATTALION.search(reading.folded, 0, one.start("name") - 1)
    ]
    label = _LABEL.match(reading.folded)
    if label is not None and _named(reading, label):
        name = _written(reading, *label.span("name"))
        found.append(Span(name, *label.span("name"), "settlement", None, find_town(name)))
    return sorted(dict.fromkeys(found), key=lambda span: span.start)


def other_names(reading: Reading) -> list[tuple[int, int]]:
    """Where the other name of the place stands that a report opens with, and the streets that it names."""
    label = _LABEL.match(reading.folded)
    if label is None or not _named(reading, label):
        return []
    return [label.span("other"), *((one.end(), one.end() + 1) for one in _HOUSE_ON.finditer(reading.folded))]


def _named(reading: Reading, label: re.Match[str]) -> bool:
    """Whether both are names of places, and none a dateline with its agency."""
    if reading.original(*label.span("name")).isupper() or _AGENCY.search(label["other"]):
        return False
    return all(reading.is_capital(label.start(one)) for one in ("name", "other"))


_AGENCY = re.compile(r"press|news|media|agency|wire|reuters|агент|інформ|информ|новост|новин|media|post|times|tv")


def _written(reading: Reading, start: int, end: int) -> str:
    return reading.original(start, end)
