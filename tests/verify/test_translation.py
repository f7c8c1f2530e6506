"""Literal translations fold; two witnesses in two languages do not."""

from __future__ import annotations

from itertools import permutations

import pytest

from pipeline.roster import Roster
from pipeline.verify import trace
from tests.builders import a_source, an_appearance, minutes, particulars

RENDERED = {
    "en": "The whole 204th Brigade is withdrawing from Khalsa tonight, army trucks seen heading north",
    "ar": "اللواء 204 بأكمله ينسحب من خلصة الليلة، وشوهدت شاحنات الجيش تتجه شمالاً",
    "ru": "Вся 204-я бригада отходит из Хальсы сегодня ночью, армейские грузовики идут на север",
    "uk": "Уся 204-та бригада відходить з Хальси цієї ночі, армійські вантажівки йдуть на північ",
}
WITNESS = {
    "en": "The 204th Brigade has left its base in Khalsa, soldiers tell their families on the phone",
    "ar": "جنود من اللواء 204 يصلون إلى حلب بعد معارك عنيفة في خلصة وإصابة ثلاثة منهم",
}


def told(lang: str, words: str, at: float):
    said = particulars(["Khalsa"], "withdraw", ())
    return an_appearance(words, a_source(f"Voice {lang}"), minutes(at), lang=lang, particulars=said)


@pytest.mark.parametrize(("first", "second"), list(permutations(RENDERED, 2)))
def test_a_literal_translation_is_a_copy_in_every_pair_of_languages(first, second):
    tree = trace([told(first, RENDERED[first], 0), told(second, RENDERED[second], 20)], Roster([]))
    assert [origin.name for origin in tree.origins] == [f"Voice {first}"]
    assert tree.folds[0].reason == f"a literal translation of Voice {first}"


@pytest.mark.parametrize("lang", sorted(WITNESS))
def test_another_witness_of_the_same_unit_is_a_voice_of_its_own(lang):
    tree = trace([told("ru", RENDERED["ru"], 0), told(lang, WITNESS[lang], 20)], Roster([]))
    assert len(tree.origins) == 2


def test_the_same_words_a_day_later_are_no_translation():
    tree = trace([told("en", RENDERED["en"], 0), told("ar", RENDERED["ar"], 60 * 24)], Roster([]))
    assert len(tree.origins) == 2
