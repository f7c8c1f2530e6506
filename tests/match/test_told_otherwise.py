"""What ties two reports of one event that name its kind, its place or its people in other ways, in four languages."""

import pytest

from pipeline.match import AUTO, compare
from tests.particulars.saying import describing


def between(first, second, langs="en en"):
    one, other = langs.split()
    return compare(
        describing(first, source="A", post_id="A", lang=one), describing(second, source="B", post_id="B", lang=other)
    )


ONE = [
    # who brings a missile or a drone down has intercepted it
    ("Air defences intercepted a missile over Najran", "A missile was shot down over Najran", "en en"),
    ("Air defences brought down a missile above Najran", "الدفاعات الجوية تعترض صاروخا فوق نجران", "en ar"),
    ("ПВО сбила ракету над Наджраном", "Air defences intercepted a missile over Najran", "ru en"),
    ("ППО перехопила ракету над Херсоном", "Над Херсоном сбили ракету", "uk ru"),
    # a raid on a base is an attack on it
    ("Gunmen assaulted the Tamanhint air base", "Technicals raided Tamanhint air base before sunrise", "en en"),
    # a jet's missile is an air strike
    ("A jet put a missile into the police station of Atareb", "Jets bombed the police station in Atareb", "en en"),
    # a road that is shut is cut
    ("Ramouseh road is shut in practice today", "Army cut the Ramouseh road by fire", "en en"),
    ("Ramouseh road is shut in practice today", "الجيش يقطع نارياً طريق الراموسة", "en ar"),
    # the fuel store burns as a depot, the staff sat in a school
    ("Jets hit a fuel store in Tokmak", "Ammunition depot in Tokmak hit by an air strike", "en en"),
    ("Прилёт по складу в Токмаке", "Missile hit a factory in Tokmak", "ru en"),
    ("Токмак: приліт по штабу окупантів", "HIMARS strike on the vocational school in Tokmak", "uk en"),
    ("غارة على مستودع في سراقب", "Jets hit a fuel store in Saraqib", "ar en"),
    # an airport without flights is closed
    ("Mitiga airport suspended all flights on Wednesday", "Mitiga airport is closed", "en en"),
    # a person named in another script, a count that is huge
    (
        "مقتل القيادي في قوة حماية طرابلس ناصر القماطي على محور المطار",
        "Field commander Nasser Al-Gumati was killed today on the Airport Road.",
        "ar en",
    ),
    (
        "25,000 people have now been displaced by the hostilities around Tripoli.",
        "In all 25,000 people have been displaced by the clashes, OCHA says.",
        "en en",
    ),
]
TWO = [
    ("Shelling hit a market in Tokmak", "Missile hit a depot in Tokmak", "en en"),
    ("Air defences intercepted a missile over Najran", "A missile hit Najran", "en en"),
    ("ПВО сбила ракету над Наджраном", "Ракета упала в Наджране, трое погибших", "ru ru"),
    ("A missile hit Najran", "Jets bombed Najran", "en en"),
    ("Mitiga airport suspended all flights on Wednesday", "The Mitiga road is closed", "en en"),
    ("الجيش يقطع طريق الراموسة", "إغلاق معبر الراموسة", "ar ar"),
    (
        "مقتل القيادي في قوة حماية طرابلس ناصر القماطي على محور المطار",
        "Field commander Nasser Al-Sharif was killed today on the Airport Road.",
        "ar en",
    ),
    (
        "25,000 people have now been displaced by the hostilities around Tripoli.",
        "In all 30,200 people have been displaced by the clashes, OCHA says.",
        "en en",
    ),
    # what both name lies around the two villages that were hit
    (
        "7 شهداء في غارة استهدفت حافلة في زبيد بالحديدة",
        "Coalition jets have hit the Ras Kathib power station, north of #Hodeidah port.",
        "ar en",
    ),
]


@pytest.mark.parametrize(("first", "second", "langs"), ONE)
def test_one_event_is_told_of_in_other_ways(first, second, langs):
    found = between(first, second, langs)
    assert found.veto is None
    assert found.score >= AUTO, found.why


@pytest.mark.parametrize(("first", "second", "langs"), TWO)
def test_what_only_sounds_like_it_is_not_joined(first, second, langs):
    found = between(first, second, langs)
    assert found.score < AUTO or found.veto is not None, found.why
