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
    ],
)
def test_whom_it_befell_is_told_by_the_words_beside_his_name(text, lang, sufferer):
    assert roles(text, lang).get(sufferer) == "on"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Rebels repelled an attack by ISIS near Tell Hind", "rebels"),
        ("Russian jets hit a convoy near Tell Hind", "ruaf"),
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
        ("القوات العراقية ترفع العلم فوق مبنى بلدية هند", "ar", "capture"),
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
