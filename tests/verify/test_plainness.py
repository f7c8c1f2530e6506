"""Who confirms must say it plainly: every way of keeping a distance, one beside two honest voices; and honest ones.

Each text stands as the third voice beside two that tell it plainly. With any of the first it must not be confirmed;
with the others it must, so that nothing is mended by refusing everything.
"""

from __future__ import annotations

import pytest

from pipeline.lexicon import APART, shipped
from pipeline.roster import Roster
from pipeline.settings.values import Policy
from pipeline.types import Status
from pipeline.verify import build_case, judge
from tests.builders import a_post, a_source, an_appearance, minutes, particulars

PLACE = {"en": "Khalsa", "ru": "Хальса", "uk": "Хальса", "ar": "خلصة"}
HONEST = {
    "en": ("Rebels have taken the village of Khalsa after a dawn assault", "We saw the garrison leave Khalsa"),
    "ru": ("Повстанцы заняли Хальсу после утреннего штурма", "Гарнизон ушёл из Хальсы, повстанцы внутри"),
    "uk": ("Повстанці зайняли Хальсу після ранкового штурму", "Гарнізон пішов із Хальси, повстанці всередині"),
    "ar": ("دخل مقاتلو المعارضة قرية خلصة بعد هجوم فجرا", "رأينا الجنود يغادرون خلصة نحو النهر"),
}
DISTANT = {
    "en": {
        "doubt": (
            "I'm told rebels captured Khalsa",
            "Sounds like rebels captured Khalsa",
            "Rebels captured Khalsa, from what I can gather",
            "Rebels captured Khalsa (unconf.)",
            "Rebels captured Khalsa. No proof so far.",
            "Rebels captured Khalsa. Waiting for visual confirmation.",
            "Not 100% but rebels captured Khalsa",
            "WhatsApp forward: rebels captured Khalsa",
            "Reports rebels captured Khalsa",
        ),
        "jest": (
            "Rebels captured Khalsa /s",
            "Sure, rebels captured Khalsa 🙄",
            "Rebels captured Khalsa. Just kidding!",
            "In an alternate universe rebels captured Khalsa",
            "Satire: rebels captured Khalsa",
        ),
        "an old picture": (
            "FILE: Rebels capture Khalsa",
            "Rebels captured Khalsa (library picture)",
            "Stock photo. Rebels captured Khalsa",
            "AI-generated image shows rebels after they captured Khalsa",
            "A documentary on how rebels captured Khalsa",
        ),
        "an earlier time": (
            "Rebels first captured Khalsa in March before losing it",
            "During the 2015 campaign rebels captured Khalsa",
            "Long ago rebels captured Khalsa",
        ),
        "not done": (
            "Rebels have a plan to capture Khalsa",
            "Rebels massing to capture Khalsa",
            "Rebels nearing capture of Khalsa",
            "Prediction: rebels capture Khalsa",
            "Rebels stopped short of capturing Khalsa",
            "Army prevented rebels from capturing Khalsa",
            "Rebels captured everything but Khalsa",
        ),
        "supposed": (
            "Imagine rebels captured Khalsa",
            "Once rebels have captured Khalsa, the road is cut",
            "Whether rebels captured Khalsa is anyone's guess",
            "Press spokesmen insist that rebels captured Khalsa",
        ),
        "called false": (
            "FAKE: rebels captured Khalsa",
            "Rebels captured Khalsa is what they want you to believe",
            "Myth: rebels captured Khalsa",
        ),
        "boasted": ("Rebels tout capture of Khalsa", "Rebels hail capture of Khalsa"),
        "doubted in a remark": (
            "Rebels captured Khalsa. One page on Facebook has it, nobody else.",
            "Rebels captured Khalsa. Not a single picture of that.",
            "Rebels captured Khalsa. So goes what drivers tell at the pass.",
            "Rebels captured Khalsa. Anyone with pictures, comment below.",
            "Rebels captured Khalsa. We could not check that.",
            "Rebels captured Khalsa! Somebody on the spot, is it true.",
        ),
        "of another season": (
            "Rebels captured Khalsa last autumn",
            "Rebels captured Khalsa on this day",
            "Rebels captured Khalsa in the second summer of the war",
            "Rebels captured Khalsa. I took this picture back in the siege.",
            "Rebels captured Khalsa. From my camera roll of two winters ago.",
        ),
        "rehearsed": ("In the war game rebels captured Khalsa", "Rebels captured Khalsa, so ran the scenario"),
        "inverted": ("Had rebels captured Khalsa, the road would be cut", "Should rebels have captured Khalsa, beware"),
        "only a part": ("Rebels captured Khalsa but not its western quarter",),
        "another's": (
            "Rebels captured Khalsa, their statement reads",
            "Rebels captured Khalsa, story from Voice 0",
            "Confirmed by Voice 1: rebels captured Khalsa",
            "Front Line: rebels captured Khalsa",
            "Rebels captured Khalsa | @frontline",
            "Press review: rebels captured Khalsa",
        ),
    },
    "ru": {
        "doubt": (
            "Судя по всему, повстанцы захватили Хальсу",
            "Повстанцы захватили Хальсу, но это не точно",
            "Повстанцы захватили Хальсу. Подтверждений пока нет",
        ),
        "jest": ("Повстанцы захватили Хальсу. Шучу", "Ну да, повстанцы захватили Хальсу)))"),
        "an old picture": ("Скриншот: повстанцы захватили Хальсу", "Помните, как повстанцы захватили Хальсу"),
        "not done": ("Повстанцы на подступах, чтобы захватить Хальсу", "Повстанцы захватили половину Хальсы"),
        "supposed": ("Допустим, повстанцы захватили Хальсу", "Объявлено, что повстанцы захватили Хальсу"),
        "called false": ("Не верьте, что повстанцы захватили Хальсу",),
        "another's": ("Из чата: повстанцы захватили Хальсу", "Обзор прессы: повстанцы захватили Хальсу"),
        "doubted in a remark": (
            "Повстанцы захватили Хальсу. Информация из одного паблика.",
            "Повстанцы захватили Хальсу. Так рассказывали на базаре.",
        ),
        "of another season": ("Повстанцы захватили Хальсу прошлым летом", "Повстанцы захватили Хальсу ровно год назад"),
        "rehearsed": ("По легенде учений повстанцы захватили Хальсу",),
    },
    "uk": {
        "doubt": (
            "Судячи з усього, повстанці захопили Хальсу",
            "Повстанці захопили Хальсу. Інфа неперевірена",
            "Повстанці захопили Хальсу, якщо вірити каналам",
        ),
        "jest": ("Ага, повстанці захопили Хальсу)))", "Жарт дня: повстанці захопили Хальсу"),
        "an old picture": ("Скріншот: повстанці захопили Хальсу",),
        "not done": ("Повстанці захопили пів Хальси",),
        "supposed": (
            "Коли повстанці захопили Хальсу, відкрилась дорога",
            "Уявіть, що повстанці захопили Хальсу",
        ),
        "called false": ("ІПСО: повстанці захопили Хальсу",),
        "another's": ("Огляд преси: повстанці захопили Хальсу",),
        "doubted in a remark": (
            "Повстанці захопили Хальсу. Джерела з пабліків, офіційно мовчать.",
            "Повстанці захопили Хальсу. Тримаємо кулачки без підтверджень.",
        ),
        "of another season": ("Повстанці захопили Хальсу торік восени", "Повстанці захопили Хальсу. Роковини."),
        "rehearsed": ("За сценарієм навчань повстанці захопили Хальсу",),
    },
    "ar": {
        "doubt": ("سمعنا أن الثوار سيطروا على خلصة", "سيطر الثوار على خلصة، والله أعلم"),
        "jest": ("سيطر الثوار على خلصة هههههه", "نكتة اليوم: سيطر الثوار على خلصة"),
        "an old picture": ("لقطة شاشة: سيطر الثوار على خلصة", "فيلم وثائقي عن سيطرة الثوار على خلصة"),
        "not done": ("منع الجيش الثوار من السيطرة على خلصة", "ما سيطر الثوار على خلصة"),
        "supposed": ("تخيل أن الثوار سيطروا على خلصة",),
        "called false": ("كذبة: سيطر الثوار على خلصة",),
        "another's": ("صحف اليوم: سيطر الثوار على خلصة",),
        "doubted in a remark": (
            "سيطر الثوار على خلصة. لم يتسن لنا معرفة المزيد عن الخبر",
            "سيطر الثوار على خلصة. هكذا حكى لي سائق الحافلة",
        ),
        "what may be": ("قد يكون الثوار سيطروا على خلصة",),
        "of another season": ("سيطر الثوار على خلصة العام الماضي", "ذكرى يوم سيطر الثوار على خلصة"),
        "rehearsed": ("في مناورة وهمية سيطر الثوار على خلصة",),
        "only a part": ("سيطر الثوار على مدخل خلصة فقط",),
    },
}
PLAIN = {
    "en": (
        "Rebels captured Khalsa",
        "BREAKING: Rebels captured Khalsa",
        "Khalsa: rebels captured the village",
        "Our correspondent in Khalsa: rebels captured the village",
        "Our reporter saw that rebels captured Khalsa",
        "Geolocated: rebels captured Khalsa",
        "Rebels managed to capture Khalsa",
        "UPDATE 1610 GMT: rebels captured Khalsa",
        "After hours of shelling rebels captured Khalsa at noon",
        "Rebels captured Khalsa on Thursday – the third village this week",
        "We can confirm that rebels captured Khalsa",
        "Rebels captured Khalsa and maybe 40 soldiers fled",
        "Rebels captured Khalsa. In Zaytan there may have been shelling.",
        "Rebels captured Khalsa, half of its people have left",
        "Rebels captured Khalsa, for the first time since the start of the war",
        "Rebels captured Khalsa. Our correspondent checked that on the spot.",
    ),
    "ru": (
        "Повстанцы захватили Хальсу",
        "Повстанцам удалось захватить Хальсу",
        "Наш корреспондент видел, что повстанцы захватили Хальсу",
        "⚡️ Повстанцы захватили Хальсу (видео)",
        "Только что повстанцы захватили Хальсу",
        "Видел сам: повстанцы захватили Хальсу",
    ),
    "uk": (
        "Повстанці захопили Хальсу",
        "Повстанцям вдалося захопити Хальсу",
        "Сводка 12:00: повстанці захопили Хальсу",
    ),
    "ar": ("سيطر الثوار على خلصة", "مراسلنا في خلصة: سيطر الثوار على القرية", "عاجل | سيطر الثوار على خلصة"),
}


def neutral(name: str):
    return a_source(name, side="neutral")


def verdict(third: str, lang: str, *, first: str | None = None):
    """What two honest voices and `third` come to; the statement is the sentence with the event, in its whole post."""
    told = particulars([PLACE[lang]], "capture", ())
    said = [
        an_appearance(text, neutral(f"Voice {number}"), minutes(10 * number), lang=lang, particulars=told)
        for number, text in enumerate(HONEST[lang])
    ]
    post = a_post(third, "Third", at=minutes(40))
    quote = first or third
    said.append(an_appearance(quote, neutral("Third"), minutes(40), post=post, lang=lang, particulars=told))
    case = build_case("c-1", said, Roster([one.source for one in said]), Policy(), minutes(600))
    return judge(case)


def statement(text: str) -> str:
    """The sentence of `text` that holds its event."""
    parts = [part.strip() for part in text.replace("! ", ". ").split(". ")]
    words = ("captur", "захват", "захоп", "سيطر")
    return next((part for part in parts if any(word in part.lower() for word in words)), text)


@pytest.mark.parametrize(
    ("lang", "how", "text"),
    [(lang, how, text) for lang, ways in DISTANT.items() for how, texts in ways.items() for text in texts],
)
def test_who_keeps_a_distance_confirms_nothing(lang, how, text):
    found = verdict(text, lang, first=statement(text))
    assert found.status is not Status.CONFIRMED, how


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in PLAIN.items() for text in texts])
def test_who_says_it_plainly_confirms_beside_two_others(lang, text):
    assert verdict(text, lang, first=statement(text)).status is Status.CONFIRMED


def test_who_keeps_a_distance_still_corroborates_and_what_is_missing_is_told():
    found = verdict("Sounds like rebels captured Khalsa", "en")
    assert found.status is Status.CORROBORATED
    assert found.missing == "one more independent origin graded C or better"


def test_words_of_distance_are_heard_in_either_of_two_languages_that_a_short_post_may_pass_for():
    assert verdict("Повстанці от-от захватили Хальсу", "ru").status is Status.CORROBORATED


def test_a_body_on_record_about_itself_may_say_what_is_pending():
    told = particulars(["Khalsa"], "dismiss", ())
    words = (
        "The council suspended its chief pending an inquiry",
        "Council chief out over what it claims were losses",
        "The head of the council has been sent home",
    )
    said = [
        an_appearance(text, neutral(f"V{n}"), minutes(9 * n), particulars=told, own_act="Council" if n == 0 else None)
        for n, text in enumerate(words)
    ]
    case = build_case("c-1", said, Roster([one.source for one in said]), Policy(), minutes(600))
    assert judge(case).status is not Status.CONFIRMED  # the second one claims
    assert any(hit.value == "doubt" for hit in shipped("distance").scan("pending"))


def test_words_of_distance_are_read_only_where_they_are_asked_for():
    assert "distance" in APART
    assert all(hit.kind != "distance" for hit in shipped().scan("rumour has it, one reckons, says parody"))
    assert {hit.value for hit in shipped("distance").scan("rumour has it, one reckons, says parody")} == {
        "doubt",
        "unreal",
    }
