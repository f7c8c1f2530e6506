"""Roles and events that the words around them decide, in sentences of war reporters: whose tank, whose men."""

import pytest

from tests.particulars.saying import describing


def roles(text, lang="en"):
    return {actor.key: actor.part for actor in describing(text, lang=lang).particulars.actors}


@pytest.mark.parametrize(
    ("text", "lang", "sufferer"),
    [
        ("IS convoy of 14 vehicles hit by coalition jets while leaving Tell Hind", "en", "isis"),
        ("A regime MiG-21 shot down over Umm Zeid", "en", "regime"),
        ("Government troops have pushed ISIS out of Talat al-Qadi", "en", "isis"),
        ("Rebels foiled an attempt by the regime to advance on the Rayhan front", "en", "regime"),
        ("مقتل 14 عنصراً من الـPKK بقصف تركي على جبل هند", "ar", "pkk"),
        ("الجيش الحر يسيطر على قرية تل هند بعد معارك مع تنظيم داعش", "ar", "isis"),
        ("اغتيال قيادي في هيئة تحرير الشام برصاص مجهولين قرب مدينة هند", "ar", "nusra"),
        ("تدمير دبابة T-72 للنظام بصاروخ تاو على جبهة الراشدين", "ar", "regime"),
        ("إسقاط طائرة استطلاع للنظام فوق بلدة هند", "ar", "regime"),
        ("انفجار عبوة ناسفة بسيارة عسكرية للنظام قرب بلدة هند", "ar", "regime"),
        ("The navy downed 12 drones launched by the Houthis off Hind", "en", "houthi"),
        ("SAA tank goes up in flames in Tell Hind", "en", "saa"),
    ],
)
def test_whom_it_befell_is_told_by_the_words_beside_his_name(text, lang, sufferer):
    assert roles(text, lang).get(sufferer) == "on"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Rebels repelled an attack by ISIS near Tell Hind", "rebels"),
        ("Russian jets hit a convoy near Tell Hind", "ruaf"),
        ("A soldier was killed by an ISIS rocket near Tell Hind", "isis"),
    ],
)
def test_who_acts_still_acts(text, doer):
    assert roles(text)[doer] == "by"


@pytest.mark.parametrize(
    ("text", "lang", "event"),
    [
        ("Drone attack knocks out power station at Hind", "en", "outage"),
        ("Turkish F-16s bomb PKK hideouts at Zap", "en", "airstrike"),
        ("SAA fully controls Shayrat after militants fled", "en", "capture"),
        ("Green buses have arrived in Hind to take out the last residents", "en", "evacuate"),
        ("The third batch of fighters and families left al-Hind for Zeid on 44 buses", "en", "evacuate"),
        ("The evacuation of the wounded from Hind has been put off until tomorrow", "en", "suspend"),
        ("Oxfam said it has pulled out its staff from Hind", "en", "suspend"),
        ("A convoy of 31 aid lorries was hit from the air near Hind", "en", "airstrike"),
        ("19 aid seekers shot near the food site in Tell Hind", "en", "shooting"),
        ("The RSF has taken the 16th Infantry Division HQ in Hind", "en", "capture"),
        ("ISIS has freed 19 hostages in Hind in exchange for ransom", "en", "release"),
        ("Forces battling the jihadists said they had entered Hind after days of fighting", "en", "advance"),
        ("SAA tank goes up in flames in Tell Hind", "en", "destroy"),
        ("القوات العراقية ترفع العلم فوق مبنى بلدية هند", "ar", "advance"),
        ("تدمير دبابة للنظام بصاروخ تاو على جبهة الراشدين", "ar", "destroy"),
        ("مقاتلات التحالف تدمر منصة إطلاق صواريخ في مديرية حرض", "ar", "airstrike"),
    ],
)
def test_what_befalls_whom_decides_the_event(text, lang, event):
    assert describing(text, lang=lang).particulars.event == event


def test_an_outlet_s_hashtag_and_the_owner_of_a_ship_are_no_places():
    told = describing("#شهبا_برس | مروحيات النظام تلقي براميل متفجرة على حي السكري", lang="ar")
    assert [place.name for place in told.particulars.places if not place.region] == ["السكري"]
    told = describing("Houthi missile boat attacked a Greek-owned carrier west of Hodeidah")
    assert [place.name for place in told.particulars.places] == ["Hodeidah"]


def test_whose_the_enclave_is_says_not_who_was_hit():
    told = describing("13 people died when a shell slammed into a queue in the rebel enclave of Hind.")
    assert {actor.part for actor in told.particulars.actors} == {"unknown"}
    assert [place.name for place in told.particulars.places] == ["Hind"]


def test_an_arabic_party_behind_to_is_called_by_its_name():
    told = describing("غارات للتحالف على مواقع تنظيم الدولة في محيط بلدة هند", lang="ar")
    assert told.particulars.actors[0].name == "التحالف"
