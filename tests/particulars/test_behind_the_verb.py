"""Who stands behind the verb acts or suffers by his ending, and men of somebody act for him."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.particulars import describe
from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post

AT = datetime(2024, 2, 1, 9, tzinfo=UTC)
SENTENCES = [
    ("isis by", "ru", "Командира Абу Лейлу убили в Маар-Шамсе боевики ИГИЛ."),
    ("ukraine by", "ru", "Мост у Орловки взорвали украинские военные."),
    ("ukraine by", "ru", "Рынок в Ольховке обстреляли украинские артиллеристы."),
    ("russia by", "ru", "Двух жителей Сурино расстреляли российские солдаты."),
    ("nusra by", "ru", "Абу Лейлу застрелили люди «Ан-Нусры»."),
    ("russia by", "uk", "Двох мешканців Сурівки розстріляли російські солдати."),
    ("ukraine by", "uk", "Міст біля Орлянки зруйнували українські військові, відступаючи."),
    ("russia by", "uk", "Греблю підірвали росіяни."),
    ("isis by", "uk", "Командира вбили бойовики ІДІЛ."),
    ("isis on", "ru", "В Маар-Шамсе убили боевиков ИГИЛ."),
    ("isis on", "ru", "Погибли боевики ИГИЛ."),
    ("ukraine on", "uk", "Під Сурівкою розстріляли українських військових."),
    ("hurras by", "en", "Abu Layla was killed in Deir Louz by gunmen of Hurras al-Din."),
    ("isis by", "en", "Two elders were shot dead in Deir Louz by members of the ISIS."),
    ("isis on", "en", "Two gunmen of ISIS were killed in Deir Louz."),
    ("rebels by", "ar", "دير الصنوبر ما زالت بيد الثوار"),
    ("ukraine by", "ru", "Сурино по-прежнему в руках ВСУ."),
]


@pytest.mark.parametrize(("want", "lang", "sentence"), SENTENCES)
def test_who_stands_behind_the_verb_acts_or_suffers_by_his_form(want, lang, sentence):
    post = Post(source="Watch", id="1", published=AT, fetched=AT, text=sentence, lang=lang)
    told = [actor for one in split(post, Roster(())) for actor in describe(one, post, ()).particulars.actors]
    key, part = want.split()
    assert any(key in (actor.key, actor.side) and actor.part == part for actor in told), told
