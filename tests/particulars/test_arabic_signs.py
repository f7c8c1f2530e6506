"""Arabic words that are a place's name by what stands with them, and those that are another word after all."""

import pytest

from tests.particulars.saying import said


def names(text):
    return [place.name for place in said(text).places if not place.region]


def parts(text):
    return {actor.name: actor.part for actor in said(text).actors}


NAMED = [
    ("غارة على سيارة في بلدة جويا", ["جويا"]),
    ("قصف مدفعي على بلدة القريتين", ["القريتين"]),
    ("قذائف سقطت في قرية القريتين شرق حمص", ["القريتين"]),
    ("مظاهرة كبيرة بنوى هلق", ["نوى"]),
    ("مسيرة بتقصف سيارة ببليدا قبل شوي", ["بليدا"]),
    ("الحربي قصف كفرناها والدخان مبين", ["كفرناها"]),
    ("مجزرة بغصم، الطيران قصف قبو فيه اهالي", ["غصم"]),
    ("عبوة قتلت رئيس محلي أم المياذن", ["أم المياذن"]),
    ("صد محاولة اقتحام كباني", ["كباني"]),
    ("إفشال محاولة تسلل إلى الحويز", ["الحويز"]),
    ("طائرة شحن ترمي مساعدات فوق أحياء النظام بدير الزور", ["دير الزور"]),
    ("قصف على أحياء إدلب", ["إدلب"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_name_is_told_by_what_is_written_with_it(text, expected):
    assert names(text) == expected


UNNAMED = [
    "غارة على منزل وتعمل الفرق على رفع الأنقاض",
    "قصف مدرسة تؤوي نازحين",
    "غارات على مستشفى يعالج الجرحى",
    "استهداف مجمع يضم مكاتب",
    "عبوة انفجرت عند باب بيته",
    "الولاد سوو منطقة حظر طيران",
    "صد هجوم على مواقعنا",
    "كفروا بالدين بعد القصف",
    "استهداف بدبابة وبرشاش",
    "حزب الله يزف الشهيد القائد فؤاد علي شهيدا على طريق القدس",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_verbs_and_nouns_of_action_are_no_places(text):
    assert names(text) == []


SUFFERED = [
    ("حررت القوات حي الحزاونة من مرتزقة داعش", "داعش"),
    ("الثوار يحررون قرية تل رفعت من عصابات الأسد", "عصابات الأسد"),
    ("قوات حكومة الوفاق تحرر غريان من سيطرة قوات حفتر", "قوات حفتر"),
    ("استعادت الفصائل القرية من قبضة داعش", "داعش"),
    ("ثوار طفس يصدون اقتحام عصابات الاسد", "عصابات الاسد"),
    ("صد محاولة اقتحام قوات النظام لبلدة الكبينة", "قوات النظام"),
    ("صد محاولة اقتحام كباني والنظام سحب قتلاه", "النظام"),
    ("الجيش الوطني يصد هجوما لقسد على تادف", "قسد"),
    ("تحررت قرية زيتان بالكامل والشبيحة هربوا", "الشبيحة"),
    ("هلاك العميد كريم زيدان قائد قوات النظام على جبهة تل رمان", "قوات النظام"),
]


@pytest.mark.parametrize(("text", "name"), SUFFERED)
def test_who_loses_a_place_or_an_attack_suffers_it(text, name):
    assert parts(text)[name] == "on"


def test_the_men_of_a_side_who_take_a_hill_are_the_doers():
    assert parts("سيطرت مجموعة من قوات النظام على تل الحارة") == {"قوات النظام": "by"}


def test_from_whom_something_is_hidden_does_nothing():
    assert parts("يشعلون الإطارات لحجب الرؤية عن الطيران الروسي") == {"الطيران الروسي": "unknown"}


EVENTS = [
    ("دواليب عم تحترق بكل الحارات بحلب", "fire"),
    ("أطفال الأحياء المحررة في حلب يشعلون الإطارات", "fire"),
    ("قصف مدفعي على المناطق المحررة في إدلب", "shelling"),
    ("كتائب القسام تزف القائد الميداني محمد سعيد من مخيم جباليا", "kill-leader"),
    ("تزف المقاومة الشهيد القائد حسن زين من بلدة عدشيت", "kill-leader"),
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_what_a_phrase_tells_is_not_what_its_words_tell_apart(text, event):
    assert said(text).event == event


SCHOOLS = [
    ("بدء اقتحام كلية المدفعية بعد تفجير مفخختين", "artillery-academy"),
    ("الفصائل تسيطر بالكامل على كلية التسليح", "armament-academy"),
    ("Rebels storm the Artillery Academy south of Aleppo", "artillery-academy"),
    ("Rebels captured the Armament College in Aleppo", "armament-academy"),
    ("قوات النظام تستعيد مدرسة المشاة شمال حلب", "infantry-academy"),
]


@pytest.mark.parametrize(("text", "key"), SCHOOLS)
def test_the_school_of_an_arm_is_one_place_in_both_scripts(text, key):
    assert key in {place.key for place in said(text).places if not place.region}


@pytest.mark.parametrize(
    "text", ["قصف المدفعية على إدلب", "Artillery fire hit a school in Idlib", "المشاة تتقدم نحو حلب"]
)
def test_an_arm_without_its_school_is_no_place(text):
    assert not any(place.key.endswith("-academy") for place in said(text).places)


TOLLS = ["12 شهيد بقصف على دوما", "الطيران قصف سوق و12 شهيد", "قصف على الحي 12 قتيل", "12 شهيداً مدنياً بغارات على دوما"]


@pytest.mark.parametrize("text", TOLLS)
def test_a_singular_behind_a_number_is_not_one_more(text):
    assert 1 not in [figure.low for figure in said(text).figures]
    assert all(not any(char.isdigit() for char in place.name) for place in said(text).places)


def test_a_person_without_a_number_is_one():
    assert [figure.low for figure in said("ارتقى شهيد في دوما").figures] == [1]


@pytest.mark.parametrize(
    ("text", "event", "who"),
    [
        ("د!!عـ ـش قتل 5 مدنيين في منبج", "kill", "isis"),
        ("مقـ.ـتل 5 عناصر من د!عـ.ـش في منبج", "kill", "isis"),
        ("ا.لنظام يقـ.صف بلدة مارع بالبرا.ميل", "barrel-bomb", "regime"),
        ("طيرا!ن الأسـ.ـد يقص.ف مارع", "airstrike", "syrian-air-force"),
        ("ق ص ف مدفعي على مارع", "shelling", None),
        ("ق-ص-ف على مارع", "strike", None),
        ("هجو.م على حا.جز في مارع", "assault", None),
    ],
)
def test_a_word_that_is_broken_to_slip_past_moderation_is_read_whole(text, event, who):
    found = said(text)
    assert (found.event, next((one.key for one in found.actors), None)) == (event, who)
