"""What stands beside a report and is none of it: governments' seats, who told it, calls, what only points back.

Whole sentences in four languages, with others that only look so.
"""

from datetime import UTC, datetime

import pytest

from pipeline.normalise import normalise
from pipeline.particulars import describe
from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post, Stance

NOW = datetime(2023, 8, 16, 14, tzinfo=UTC)


def told(text, lang="en"):
    """The statements of a post, described in order."""
    post = normalise(Post(source="Rami", id="1", text=text, published=NOW, fetched=NOW, lang=lang))
    done = []
    for one in split(post, Roster(())):
        done.append(describe(one, post, done[::-1]))
    return done


def claims(text, lang="en"):
    return [one for one in told(text, lang) if one.aside is None]


def names(text, lang="en"):
    return [place.name for one in claims(text, lang) for place in one.particulars.places if not place.region]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ankara's Defence Ministry says its post at Sher Barid was shelled this morning.", "Sher Barid"),
        ("Kyiv's General Staff reports shelling of Verbove.", "Verbove"),
        ("Moscow's forces shelled Kurdivka overnight.", "Kurdivka"),
        ("Missiles hit Kurdivka, the minister told reporters in Kyiv.", "Kurdivka"),
        ("Our post at Sher Barid took shells at dawn, from the direction of Jurhin.", "Sher Barid"),
        ("По Кленовому отработала артиллерия со стороны Вербового.", "Кленовому"),
        ("Обстріляно Вербове з боку Кленового.", "Вербове"),
        ("سقطت قذائف على كفر جوم من جهة تل بارد", "كفر جوم"),
    ],
)
def test_seats_of_governments_and_where_it_was_told_are_not_where_it_happened(text, place):
    assert names(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rockets hit Kyiv's Podil district.", "Kyiv"),
        ("Two people were killed in Ankara.", "Ankara"),
        ("Shells fell in Damascus's old market.", "Damascus"),
    ],
)
def test_a_city_that_is_hit_is_where_it_happened(text, place):
    assert place in names(text)


@pytest.mark.parametrize(
    ("text", "lang", "place"),
    [
        ("На юге под нашим контролем опорник «Зенит».", "ru", "Зенит"),
        ("«Зеніт» окуповано, наші звідти вийшли ще вночі.", "uk", "Зеніт"),
        ("Ворог захопив позицію «Зеніт».", "uk", "Зеніт"),
        ("Штурмовики взяли высоту «Груша».", "ru", "Груша"),
        ('Russian troops captured the strongpoint "Zenit".', "en", "Zenit"),
        ("«Терикон» захоплено.", "uk", "Терикон"),
        ("Мирноград (Димитров) – шахед прилетел в пятиэтажку на Артема.", "ru", "Мирноград"),
    ],
)
def test_positions_and_places_with_two_names_are_read_by_their_name(text, lang, place):
    assert names(text, lang) == [place]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Батальон «Восток» взят в кольцо.", "ru"), ('Fighters of the "Falcons" brigade were captured.', "en")],
)
def test_a_unit_called_by_a_name_is_no_position(text, lang):
    assert not {"Восток", "Falcons"} & set(names(text, lang))


@pytest.mark.parametrize(
    ("text", "lang", "event"),
    [
        ("У Вербовому чутно вибухи, не ігноруйте тривогу.", "uk", "explosion"),
        ("В Кленовом взрывы, пройдите в укрытие.", "ru", "explosion"),
        ("Blasts heard in Kurdivka, please stay in shelters.", "en", "explosion"),
        ("Адміністрація подовжила комендантську годину: віднині вона триватиме з 20:00.", "uk", "curfew"),
        ("Curfew imposed in Kurdivka: it will run from 8pm to 6am.", "en", "curfew"),
    ],
)
def test_what_is_told_first_stands_whatever_is_asked_or_follows_from_it(text, lang, event):
    assert [one.particulars.event for one in claims(text, lang)] == [event]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("If Kurdivka falls, the army will shell the road.", "en"),
        ("Please stay in shelters, blasts are possible in Kurdivka.", "en"),
        ("Ahead of the attack, please leave Kurdivka.", "en"),
        ("Якщо ворог піде на штурм, Вербове впаде.", "uk"),
        ("Forecast: the army will storm Tell Barid.", "en"),
    ],
)
def test_what_only_leads_up_to_a_call_or_a_forecast_is_none(text, lang):
    assert claims(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Прилёт по складу в Кривой Балке. Да, детонирует.", "ru"),
        ("Вибух у Кривій Балці. Так, горить.", "uk"),
        ("Explosion in Tell Barid. Yes, secondary blasts.", "en"),
        ("Rebels took Tell Barid at dawn. Which means the road is next.", "en"),
        ("قصف على كفر جوم. نعم، سقط شهداء.", "ar"),
        ("Взрыв в Кленовом. Нет, не наши.", "ru"),
    ],
)
def test_what_only_goes_on_about_the_sentence_before_is_no_claim_of_its_own(text, lang):
    assert len(claims(text, lang)) == 1


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Explosion in Tell Barid. Yes, and 12 people were killed.", "en"),
        ("Rebels took Tell Barid. It was shelled at noon.", "en"),
        ("Взрыв в Кленовом. Да, в Вербовом тоже взрыв.", "ru"),
    ],
)
def test_what_goes_on_with_a_place_a_count_or_a_deed_of_its_own_claims_it(text, lang):
    assert len(claims(text, lang)) == 2


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Russia said it had captured Vyshneva Balka, which Ukraine's military denied.", "en"),
        ("Минобороны заявило о взятии Кленового, что в Киеве опровергли.", "ru"),
        ("Росія заявила про захоплення Вербового, що спростували у ЗСУ.", "uk"),
    ],
)
def test_a_denial_that_points_back_denies_what_stands_before_it(text, lang):
    first, second = told(text, lang)
    assert second.stance is Stance.DENIES
    assert (second.about, second.particulars.event) == (first.uid, first.particulars.event)


@pytest.mark.parametrize(
    ("text", "lang", "event"),
    [
        ("In a new breach of the de-escalation agreement, militants hit Tell Barid with rockets.", "en", "missile"),
        ("Two days into the truce, jets bombed Tell Barid.", "en", "airstrike"),
        ("В нарушение договорённостей о перемирии, артиллерия обстреляла Кленовое.", "ru", "shelling"),
        ("Порушуючи режим припинення вогню, ворог обстріляв Вербове.", "uk", "shelling"),
        ("Thirty girls kidnapped last month in Wadi Nusur have been set free.", "en", "release"),
        ("Six soldiers captured in Kurdivka have been exchanged.", "en", "prisoner-exchange"),
        ("Шість поранених бійців, яких не встигли забрати, росіяни стратили.", "uk", "execute"),
        ("Two Leopard tanks knocked out near Stepove.", "en", "destroy"),
        ("The encirclement of Tell Barid is over.", "en", "break-siege"),
        ("Kafr Jum is lost.", "en", "lose"),
        ("White Angels took 37 people out of Sosny under fire.", "en", "evacuate"),
        ("وحدات من الجيش تقضي على 40 إرهابياً وتدمر 3 دبابات و4 عربات مفخخة في تل بارد", "ar", "kill"),
    ],
)
def test_what_a_sentence_opens_with_or_calls_people_by_is_not_what_it_tells(text, lang, event):
    assert claims(text, lang)[0].particulars.event == event


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ukraine's forces have pulled back from Novovesele to better lines.", "lose"),
        ("Hours after losing it, regime forces are back in control of Umm Rihan.", "regain"),
        ("Rebels forced the army back from Umm Rihan.", "repel"),
        ("Kidnapped priest walks free in Umm Rihan.", "release"),
    ],
)
def test_forces_that_go_back_or_are_back_beat_nobody_off(text, event):
    assert claims(text)[0].particulars.event == event


def test_what_was_silent_beside_a_blast_denies_no_blast():
    assert not claims("В Грачёвке прогремели взрывы, сирены не было.", "ru")[0].particulars.negated


@pytest.mark.parametrize(
    "text",
    [
        "All hope is lost.",
        "The necessary measures have been taken.",
        "I have all the names.",
        "Опять сложили всё в одном месте.",
        "Three people out of work in Sosny.",
    ],
)
def test_figures_of_speech_tell_of_nothing(text):
    assert [one.particulars.event for one in told(text) if one.particulars.event] == []


def test_who_loses_men_suffers_it_and_jets_that_come_down_were_hit():
    lost = claims("За добу Росія втратила 1230 вояків.", "uk")[0].particulars
    jets = claims("Three Russian jets were brought down over the east this morning.")[0].particulars
    assert [one.part for one in lost.actors] == ["on"]
    assert [(one.what, one.low) for one in lost.figures] == [("killed", 1230)]
    assert [one.part for one in jets.actors] == ["on"]


def test_a_line_of_a_list_takes_no_place_from_the_line_of_another_teller():
    text = "ITEM: 6 drones downed over Hmeimeem –Russians\nITEM: 180,000 displaced –OCHA"
    assert [bool(one.particulars.places) for one in claims(text)] == [True, False]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Notes:\n- Tal Sabah in rebel hands\n- Zubin still contested, not taken", ["Zubin"]),
        ("• Tal Sabah was shelled\n• In Kafr Jum a house was bombed\n• tanks moving up on the main road", []),
        ("- Two raids on Tal Sabah\n- 3 killed, 5 wounded", ["Tal Sabah"]),
        ("- Tal Sabah was shelled\n- the village was bombed too", ["Tal Sabah"]),
    ],
)
def test_a_line_of_a_list_lends_its_village_only_to_what_points_at_it(text, last):
    assert [place.name for place in told(text)[-1].particulars.places if not place.region] == last


def test_the_original_entry_of_a_live_page_leans_on_no_update_above_it():
    for hour in ("1300", "1500"):  # the page is dated by its last or by its first writing
        page = f"UPDATE {hour} GMT: Jets hit Kafr Hind and Bir Zeid.\n\nORIGINAL ENTRY: Rebels repelled an attack."
        assert names(page) == ["Kafr Hind", "Bir Zeid"]


def test_an_update_below_leans_on_what_was_written_before_it():
    page = "UPDATE 1200 GMT: Rebels attacked Kafr Hind.\n\nUPDATE 1300 GMT: The attack there was repelled."
    assert names(page) == ["Kafr Hind", "Kafr Hind"]
