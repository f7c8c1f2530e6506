"""What is played, joked or dreamt makes no claim, in four languages; what befalls players does, and so does news."""

import pytest

from tests.split.test_split import claims, statements

PLAYED = [
    "Rebels storm Kafr Hind in the season finale.",
    "Episode two: the rebels attack Kafr Hind.",
    "Army units stormed Tell Umran during drills.",
    "Troops attacked Tell Umran as part of a training exercise.",
    "Satire: rebels captured Tell Umran with a spoon.",
    "I dreamt that rebels captured Tell Umran.",
    "April fool: rebels seized Tell Umran.",
    "Rebels captured Tell Umran. April fools!",
    "Rebels captured Tell Umran. Just kidding 😂",
    "В рамках учений армия взяла штурмом Луговое.",
    "Мне приснилось, что повстанцы захватили Луговое.",
    "Повстанцы захватили Луговое. Первоапрельская шутка.",
    "У новій серії повстанці захопили Лугове.",
    "Жарт: повстанці захопили Лугове.",
    "Повстанці захопили Лугове. Сатира.",
    "الجيش يقتحم تل عمران ضمن مناورات عسكرية.",
    "حلمت أن الثوار سيطروا على تل عمران.",
    "نكتة: الثوار سيطروا على تل عمران.",
    "الثوار سيطروا على تل عمران. كذبة نيسان!",
]
REAL = [
    "A rocket killed three soldiers during exercises near Tell Umran.",
    "No drill: rebels captured Tell Umran.",
    "Not a joke: rebels captured Tell Umran.",
    "The army shelled the hospital of Kafr Hind again. This is a joke.",
    "Five people were killed in their sleep when a shell hit a house in Kafr Hind.",
    "Погибли во сне: ракета попала в дом в Луговом.",
    "В серии атак боевики захватили Луговое.",
    "Не шутка: повстанцы захватили Луговое.",
    "Ракета вбила трьох солдатів під час навчань у Луговому.",
    "حلقة جديدة من مسلسل القصف: غارة على تل عمران.",
    "ليست نكتة: الثوار سيطروا على تل عمران.",
]


@pytest.mark.parametrize("text", PLAYED)
def test_what_is_only_played_makes_no_claim(text):
    assert not claims(text)
    assert {"exercise", "fiction"} & {one.aside for one in statements(text)}


@pytest.mark.parametrize("text", REAL)
def test_what_befell_players_or_is_called_no_joke_is_news(text):
    assert claims(text)
