"""Attempts to get a false "confirmed", each a few posts through the whole pipeline; own-written, four languages."""

from __future__ import annotations

import pytest

from pipeline.types import Post, Status
from tests.flow.newsroom import a_newsroom, said

SOURCES = """
sources:
  - {name: Hilltop, role: analyst, reliability: B, side: neutral, aliases: ["@hilltop", "Hilltop Watch"]}
  - {name: Courier, role: outlet, reliability: B, side: neutral}
  - {name: River Analyst, role: analyst, reliability: B, side: neutral, aliases: ["محلل النهر"]}
  - {name: North Post, role: outlet, reliability: B, side: neutral}
"""
THREE = ("Hilltop", "Courier", "North Post")
TOLD = {
    "en": (
        "Rebels have captured the village of Tell Marjan after a dawn assault",
        "Rebel fighters took Tell Marjan on Thursday",
        "Tell Marjan has fallen to the rebels",
    ),
    "ar": (
        "سيطر الثوار على قرية تل مرجان بعد هجوم فجراً",
        "مقاتلو المعارضة يسيطرون على قرية تل مرجان",
        "قرية تل مرجان سقطت بيد الثوار",
    ),
    "ru": (
        "Российские войска заняли село Вербовое после утреннего штурма",
        "Вербовое под контролем российской армии",
        "Армия РФ захватила Вербовое, флаг над школой",
    ),
    "uk": (
        "Російські війська захопили село Вербове після ранкового штурму",
        "Вербове під контролем російської армії",
        "Армія РФ окупувала Вербове, прапор над школою",
    ),
}
"""Three voices of their own: as they stand, they confirm."""

PASSED_ON = {
    "en": ("X [via Front Line]", "X. We could not verify this."),
    "ar": ("X (أ ف ب)", "X. لم نتحقق بعد"),
    "ru": ("X (через Фронт К)", "X. Ждём подтверждения"),
    "uk": ("X\nДжерело: Фронт К", "X. Не підтверджено"),
}
"""Words of posts that pass `X` on (more of them in tests/split/test_leaning.py): an own voice beside stays alone."""

CREDITED = ("River Analyst's map shows X", "X - see River Analyst's thread", "نقلاً عن محلل النهر: X")
"""Words that credit one listed source: however many use them, they are that one."""

NOT_SAID = {
    "fears": (
        "Fears that rebels captured the village of Tell Marjan.",
        "Residents fear rebel fighters took Tell Marjan.",
        "يخشى السكان أن يسيطر الثوار على تل مرجان",
    ),
    "fears, in Russian": (
        "Опасения, что российские войска заняли село Вербовое",
        "Жители боятся, что армия РФ захватила Вербовое",
        "Побоювання, що російські війська захопили село Вербове",
    ),
    "almost": (
        "Rebels close to capturing the village of Tell Marjan.",
        "Rebel fighters nearly took Tell Marjan.",
        "كاد الثوار أن يسيطروا على قرية تل مرجان",
    ),
    "aims": (
        "Rebels want to capture the village of Tell Marjan.",
        "Rebels aim to capture Tell Marjan.",
        "الثوار يسعون للسيطرة على قرية تل مرجان",
    ),
    "an exercise": (
        "Drill: rebels captured the village of Tell Marjan in an exercise.",
        "In a simulated attack rebels captured Tell Marjan.",
        "سيطر مقاتلو المعارضة على تل مرجان في تمرين",
    ),
    "a manoeuvre, in Russian": (
        "На учениях российские войска заняли село Вербовое",
        "На навчаннях російські війська захопили село Вербове",
        "В новом фильме российская армия захватила Вербовое",
    ),
    "a film": (
        "In the film, rebels captured the village of Tell Marjan.",
        "Arma 3 footage shows rebels capturing Tell Marjan.",
        "في فيلم جديد سيطر الثوار على تل مرجان",
    ),
    "an old picture": (
        "Old video shows rebels capturing the village of Tell Marjan.",
        "مقطع قديم: سيطر الثوار على قرية تل مرجان",
        "Throwback: Tell Marjan falls to the rebels in 2016.",
    ),
    "an anniversary": (
        "Five years ago today rebels captured the village of Tell Marjan.",
        "قبل خمس سنوات سيطر الثوار على قرية تل مرجان",
        "ذكرى سيطرة الثوار على قرية تل مرجان",
    ),
}
"""Three posts that tell of what has not happened, or not now."""

APART = {
    "twin villages": (
        ("08:00", "Rebels captured the village of Upper Marjan."),
        ("08:10", "Rebels took the village of Lower Marjan."),
        ("08:20", "Rebels seized the village of Marjan."),
    ),
    "twin villages, in Arabic": (
        ("08:00", "سيطر الثوار على قرية مرجان الفوقا"),
        ("08:10", "سيطر الثوار على قرية مرجان التحتا"),
        ("08:20", "Rebels captured Marjan al-Gharbiyah"),
    ),
    "three strikes of one day": (
        ("06:00", "Air strike hit the market in Kafr Lawz at 6am."),
        ("14:00", "Air strike hit the market in Kafr Lawz this afternoon."),
        ("22:00", "Air strike hit the market in Kafr Lawz tonight."),
    ),
    "a school, a bakery and a market": (
        ("08:00", "An air strike hit the school in Kafr Lawz."),
        ("08:10", "Jets bombed the bakery in Kafr Lawz."),
        ("08:20", "Warplanes struck the market of Kafr Lawz."),
    ),
    "killed, wounded, unhurt": (
        ("08:00", "Commander Abu Omar was killed in Kafr Lawz."),
        ("08:10", "Abu Omar was wounded in Kafr Lawz."),
        ("08:20", "Abu Omar survived a strike in Kafr Lawz."),
    ),
    "an attempt that failed": (
        ("08:00", "سيطر الثوار على قرية تل مرجان"),
        ("08:10", "سقطت قرية تل مرجان بيد الثوار"),
        ("08:20", "فشل الثوار في السيطرة على تل مرجان"),
    ),
}
"""Voices that don't tell one thing: no three of them confirm."""

ORDER = (Status.CORROBORATED, Status.CONFIRMED)


def highest(tmp_path, posts: list[Post]) -> Status:
    """The highest status that any claim from `posts` has."""
    with a_newsroom(tmp_path, posts, SOURCES) as room:
        found = [claim.status for claim in room.claims()]
    return max(found, key=lambda one: ORDER.index(one) if one in ORDER else -1, default=Status.UNCONFIRMED)


def by_three(texts) -> list[Post]:
    return [said(f"p{n}", source, f"08:{n}0", text) for n, (source, text) in enumerate(zip(THREE, texts, strict=True))]


@pytest.mark.parametrize("lang", sorted(TOLD))
def test_three_voices_of_their_own_confirm_in_every_language(tmp_path, lang):
    assert highest(tmp_path, by_three(TOLD[lang])) is Status.CONFIRMED


@pytest.mark.parametrize("lang", sorted(PASSED_ON))
def test_what_is_passed_on_adds_nobody_graded(tmp_path, lang):
    first, *others = TOLD[lang]
    passed = [form.replace("X", words) for form, words in zip(PASSED_ON[lang], others, strict=True)]
    assert highest(tmp_path, by_three([first, *passed])) not in ORDER


def test_three_who_credit_one_source_are_that_one(tmp_path):
    told = [form.replace("X", words) for form, words in zip(CREDITED, TOLD["en"], strict=True)]
    assert highest(tmp_path, by_three(told)) not in ORDER


@pytest.mark.parametrize("lang", sorted(TOLD))
@pytest.mark.parametrize("form", ["X | Levant Feed", "Levant Feed: X", "X 📷 Levant Feed", "X t.me/levantfeed/7"])
def test_three_posts_that_carry_one_mark_are_one_voice(tmp_path, lang, form):
    assert highest(tmp_path, by_three(form.replace("X", words) for words in TOLD[lang])) not in ORDER


@pytest.mark.parametrize("lang", sorted(TOLD))
def test_a_few_words_said_again_are_one_voice(tmp_path, lang):
    few = min(TOLD[lang], key=len)
    assert highest(tmp_path, by_three([few, f"⚡ {few}", f"{few} 🔴"])) not in ORDER


@pytest.mark.parametrize("how", NOT_SAID)
def test_what_has_not_happened_is_no_claim_that_can_rise(tmp_path, how):
    assert highest(tmp_path, by_three(NOT_SAID[how])) not in ORDER


@pytest.mark.parametrize("how", APART)
def test_voices_of_different_events_do_not_confirm_one(tmp_path, how):
    told = APART[how]
    posts = [said(f"p{n}", source, *one) for n, (source, one) in enumerate(zip(THREE, told, strict=True))]
    assert highest(tmp_path, posts) is not Status.CONFIRMED
