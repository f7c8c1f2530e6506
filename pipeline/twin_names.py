"""Twin villages: Upper and Lower Marjan, Great and Little Novosilka share a name and are two places."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text import fold

_TOKEN = re.compile(r"[^\W\d_]{3,}")
_TWINS: tuple[tuple[str, str], ...] = (
    ("upper fawqa fawqani fauqa فوقا فوقاني верхн верхняя", "lower tahta tahtani تحتا تحتاني нижн"),
    (
        "north northern shamali shamaliya شمالي شماليه северн північн pivnichn",
        "south southern janubi janubiya jnoubi جنوبي جنوبيه южн півден",
    ),
    (
        "east eastern sharqi sharqiya sharqiyah شرقي شرقيه восточн східн",
        "west western gharbi gharbiya gharbiyah غربي غربيه западн західн",
    ),
    (
        "great greater big large kabir kabira kabirah velyka velykyi bolshaya كبير كبيره велик больш",
        "little small saghir saghira saghirah mala malyi malaya صغير صغيره мала малий малая малое мале",
    ),
    (
        "new jadid jadida jadidah nova novyi novaya جديد جديده нова нове новий новая новое новый",
        "old qadim qadima qadimah stara staryi staraya قديم قديمه стара старе старий старая старое старый",
    ),
)
"""Words by which twins are told apart, one side against the other; Cyrillic ones are the beginnings of adjectives."""


def _side(words: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The whole words of a side, and the beginnings of its declined ones."""
    told = [fold(word).text for word in words.split()]
    return frozenset(told), tuple(word for word in told if word[0] > "\u0400" and not "\u0600" <= word[0] <= "\u06ff")


_SIDES = tuple((_side(first), _side(second)) for first, second in _TWINS)


@lru_cache(maxsize=65536)
def _marks(name: str) -> frozenset[tuple[int, int]]:
    """Which twin `name` says that it is: number of the pair, and of its side."""
    found = set()
    for token in _TOKEN.findall(fold(name).text):
        plain = token.removeprefix("ال")
        for pair, sides in enumerate(_SIDES):
            for side, (whole, stems) in enumerate(sides):
                if plain in whole or plain.startswith(stems):
                    found.add((pair, side))
    return frozenset(found)


_ORDINALS: tuple[str, ...] = (
    "persha pershe pershyi pervaya pervoe pervyi first i перша першій першу першої перше першого першому перший"
    " первая первой первую первое первого первом первый اولي",
    "druha druhe druhyi vtoraya vtoroe vtoroy second ii друга другій другу другої друге другого другому другий"
    " вторая второй вторую второе второго втором ثانيه",
    "tretia tretya tretie tretii third iii третя третій третю третьої третє третього третьому третья третьей"
    " третью третье третьего третьем третий ثالثه",
    "chetverta chetverte fourth iv четверта четвертій четверту четвертої четверте четвертая четвертой четвертую",
    "piata pyata fifth v пята п'ята п'ятій п'яту п'ятої пятая пятой пятую",
)
"""Numbers within names of villages: Novoselivka Persha and Druha, the First and the Second."""
_NUMBER = {fold(word).text: number for number, words in enumerate(_ORDINALS) for word in words.split()}
_PARTS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@lru_cache(maxsize=65536)
def _numbers(name: str) -> frozenset[int]:
    """Which of several villages of one name `name` says that it is; a bare number is no name."""
    words = [word.removeprefix("ال") for word in _PARTS.findall(fold(name).text)]
    return frozenset(_NUMBER[word] for word in words if word in _NUMBER) if len(words) > 1 else frozenset()


def opposed(a: str, b: str) -> bool:
    """Whether two place names call themselves different ones of twins; who leaves it out may mean either."""
    if (one := _numbers(a)) and (other := _numbers(b)) and one.isdisjoint(other):
        return True
    first, second = _marks(a), _marks(b)
    if not first or not second:
        return False
    return any((pair, 1 - side) in second and (pair, side) not in second for pair, side in first)
