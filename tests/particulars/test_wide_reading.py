"""Sentences as agencies, armies, activists and locals put them, in Arabic and English: what each is read as."""

import pytest

from pipeline.spelling import place_key
from pipeline.types import Stance
from tests.particulars.saying import describing, exact, said

TOLD = [
    # Arabic: communiqués, activists, dialect
    ("بلشت فصائل الثوار قبل قليل عملاً عسكرياً على حواجز قرية الرمانية", "assault", "الرمانية"),
    ("هجمت قوة من الدعم السريع أمس على قرية الطويشة", "assault", "الطويشة"),
    ("انتزاع قرية العوجة من يد تنظيم داعش على يد الحشد الشعبي", "capture", "العوجة"),
    ("النظام يفقد السيطرة على حاجز الزرزور", "lose", "الزرزور"),
    ("قوات النظام تفر من معسكر الوطية", "lose", "الوطية"),
    ("الجيش يكسر هجوماً حوثياً في جبهة الكدحة", "repel", "الكدحة"),
    ("الجيش ينهي حصار الرهد", "break-siege", "الرهد"),
    ("الطيران المعادي أغار على محيط بلدة حاريسة", "airstrike", "حاريسة"),
    ("الحربي الرشاش يستهدف كفر جالية", "airstrike", "كفر جالية"),
    ("غارة من مسيرة معادية على دراجة نارية في بليدة", "drone-strike", "بليدة"),
    ("الدفاعات الأرضية تتصدى لمسيرات معادية في سماء المالحة", "intercept", "المالحة"),
    ("انفجار سيارة مفخخة وسط مدينة الراعية أدى لمقتل 6 أشخاص", "bombing", "الراعية"),
    ("أكثر من ثلاثين حالة اختناق إثر إلقاء برميل يحوي غاز الكلور على اللطمينة", "chemical", "اللطمينة"),
    ("تدمير دبابتين للنظام بصواريخ تاو على جبهة المنطارة", "destroy", "المنطارة"),
    ("الجيش يستلم عربات قتالية وذخائر في شندى", "capture-equipment", "شندى"),
    ("الجيش اليمني يأسر تسعة حوثيين في قانية", "take-prisoners", "قانية"),
    ("تحرير 400 معتقل من سجن أمبدة", "release", "أمبدة"),
    ("مجموعة مسلحة تخطف ثلاثة عمال مصريين في قنفوذة", "abduct", "قنفوذة"),
    ("خروج 200 مدني من حرستة عبر الممر الإنساني", "evacuate", "حرستة"),
    ("نزوح أكثر من 300 أسرة من الخوبة هرباً من المعارك", "displace", "الخوبة"),
    ("عودة عشرات العائلات إلى منازلها في الجفينة", "return", "الجفينة"),
    ("النظام يمنع دخول قافلة المساعدات إلى قرية الرستية", "aid-blocked", "الرستية"),
    ("ظلام دامس في مروة منذ ساعات", "outage", "مروة"),
    ("خروج مظاهرة حاشدة في الباسة تنديداً بسوء الأوضاع المعيشية", "protest", "الباسة"),
    ("الجيش الإسرائيلي يطالب سكان حي الزيتون بإخلاء منازلهم", "order-evacuation", "الزيتون"),
    # English: tweeps, agencies, live pages
    ("Regime troops launched a fresh push against Tal Zaytun village under heavy air cover", "assault", "Tal Zaytun"),
    ("Army and Houthis trade fire in Karsh since dawn", "clash", "Karsh"),
    ("ISIL wrests Rasif village from SDF", "capture", "Rasif"),
    ("Sudanese army wins back the town of Dinder", "regain", "Dinder"),
    ("RuAF jets over kafr jaliya now, 4 raids so far", "airstrike", "kafr jaliya"),
    ("Israeli warplanes raid outskirts of Hariseh", "airstrike", "Hariseh"),
    ("Air defences engage drones in the skies of Maliha", "intercept", "Maliha"),
    ("Houthi drone shot out of the sky above Qanan", "shoot-down", "Qanan"),
    ("Two regime soldiers taken captive on the outskirts of Kabana", "take-prisoners", "Kabana"),
    ("More than 300 families flee Khoba fighting", "displace", "Khoba"),
    ("Dozens of families go back to their homes in Tawarga", "return", "Tawarga"),
    ("Regime turns back aid trucks bound for Rastiya", "aid-blocked", "Rastiya"),
    ("Kasla plunged into darkness after power station failed", "outage", "Kasla"),
    ("Israeli army tells people in Zaytun to leave at once", "order-evacuation", "Zaytun"),
    ("Hundreds take to the streets of Basah over living conditions", "protest", "Basah"),
]


@pytest.mark.parametrize(("text", "event", "place"), TOLD)
def test_a_report_is_read_as_the_event_it_tells_and_where(text, event, place):
    assert said(text).event == event
    assert place_key(place) in [place_key(one) for one in _names(text)]


def _names(text):
    return [one.name for one in said(text).places if not one.region]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("أربعة شهداء و15 جريحا بقصف على بلدة كفر داعل", ("wounded", 15)),
        ("انتشال 11 جثة من تحت الأنقاض في بلدة الخيامة", ("killed", 11)),
        ("داعش يختطف راعيين في قرية كركوش", ("abducted", 2)),
        ("أكثر من ألفي نازح من قرية الهلبة", ("displaced", 2000)),
        ("Four civilians, incl. a girl, hurt as regime artillery pounds Maarat Harran", ("wounded", 4)),
        ("Three members of one family lost their lives in Kafr Nasif", ("killed", 3)),
        ("Half a dozen residents wounded in Daniya", ("wounded", 6)),
    ],
)
def test_a_count_is_of_what_is_said_beside_it(text, figure):
    assert figure in [(one.what, one.low) for one in said(text).figures]


def test_a_town_called_shepherd_counts_nobody():
    assert [one.low for one in said("انفجار سيارة مفخخة وسط مدينة الراعي ومقتل 6").figures] == [6]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("قصف جبهات بالتعليقات اليوم", "strike"),
        ("مئات الأسر في قرية الحجرين", "take-prisoners"),
        ("The city is in the hands of the army", "hand-over"),
        ("Price rises to 90 dollars, barrels of oil pile up", "barrel-bomb"),
    ],
)
def test_a_figure_of_speech_tells_of_no_deed(text, never):
    assert said(text).event != never


def test_an_exploding_depot_is_no_bombing_but_a_mine_is():
    assert said("انفجار مستودع ذخيرة في قرية البصة").event == "explosion"
    assert said("انفجار لغم أرضي في قرية زمار").event == "bombing"


def test_a_hand_is_a_deed_only_where_something_is_handed_over():
    assert said("Hamas hands two Israeli hostages over to the Red Cross").event == "release"
    assert describing("Empty hands near the prison", stance=Stance.ASSERTS).particulars.event is None


def test_what_lies_in_a_district_of_a_city_is_told_of_the_district_first():
    assert exact("Gunfights broke out overnight between rival militias in Tripoli's Salam district")[0] == place_key(
        "Salam"
    )
