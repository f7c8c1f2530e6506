"""What Russian and Ukrainian words of several senses tell: who is driven out, what stops, who is given back."""

import pytest

from pipeline.particulars import describe
from pipeline.roster import Roster
from pipeline.split import split
from pipeline.types import Post
from tests.particulars.saying import NOW, said


def read(text):
    """The statements of a post that says `text`, described."""
    post = Post(source="Rami", id="1", text=text, published=NOW, fetched=NOW)
    return [describe(one, post, ()) for one in split(post, Roster(()))]


EVENTS = [
    # who lost and who took
    ("Принято решение отвести части с правого берега", "lose"),
    ("Сухую Балку мы не удержали, пришлось отойти из села", "lose"),
    ("Окупанти тікають із Козачої Балки", "lose"),
    ("Над сельсоветом в Терновке подняли наш триколор", "capture"),
    ("Над Тернівкою знову майорить прапор", "capture"),
    ("Ополченцы подняли белый флаг в Терновке", "surrender"),
    ("Наши зашли в Липовку", "advance"),
    ("Українські військові зайшли в Липівку, кореспондент бачив колону", "advance"),
    ("Штурмовики заняли восточную часть Липовки", "advance"),
    ("Штурмовики зашли на окраину Липовки", "advance"),
    ("Бойцы удерживают Липовку", "hold"),
    ("Липовка остаётся под нашим контролем", "hold"),
    # attempts that came to nothing
    ("Противник пытался прорваться у Липовки, успеха не имел", "repel"),
    ("Ворог намагався прорвати оборону біля Липівки, успіху не мав", "repel"),
    ("Противник попытался контратаковать у Липовки и откатился", "repel"),
    ("Диверсионная группа выдавлена за границу у Липовки", "repel"),
    # siege, crossings, works
    ("Последняя дорога на Липовку перерезана", "siege"),
    ("Гарнизон Липовки взят в оперативное окружение", "siege"),
    ("Наши вышли из кольца под Липовкой", "break-siege"),
    ("Фермери заблокували КПП «Липівка»", "close"),
    ("На станции остановлен второй энергоблок", "outage"),
    ("На АЕС зупинили другий енергоблок", "outage"),
    ("Станция потеряла последнюю линию питания", "outage"),
    ("Зупинено рух поїздів через Липівку", "close"),
    ("Прорвана плотина у Липовки", "damage"),
    ("У Липівці мосту вже нема", "damage"),
    # people
    ("За сутки уничтожено более 60 военнослужащих у Липовки", "kill"),
    ("Расстреляны двое пленных у Липовки", "execute"),
    ("Росіяни розстріляли двох полонених під Липівкою", "execute"),
    ("Силовики увезли директора школы в Липовке", "abduct"),
    ("Из украинского плена освобождены 12 наших ребят", "release"),
    ("Украине передали тела 40 погибших военных", "release"),
    ("Сегодня состоялся обмен: 130 бойцов на 90", "prisoner-exchange"),
    ("На границе у Липовки очередь из сотен машин с жителями", "displace"),
    ("Снаряды перехватили над Липовкой средства ПВО", "intercept"),
    ("Підрозділи ППО збили гелікоптер Ка-52 та два БпЛА", "shoot-down"),
    ("Под Липовкой догорает «Бредли»", "destroy"),
    ("По подозрению в диверсии взяты под стражу трое", "arrest"),
    # what was planned and came to nothing
    ("Обмен пленными сегодня не состоялся", "suspend"),
    ("Эвакуация из Липовки сорвалась", "suspend"),
    ("Обмін перенесли на завтра", "suspend"),
    ("Зернову угоду призупинено", "suspend"),
    # nothing of the kind
    ("Операторы сняли момент прилёта по Липовке", "strike"),
    ("В Липовке стоит очередь за хлебом", None),
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_what_stands_beside_a_slavic_word_decides_what_it_tells(text, event):
    assert said(text).event == event


@pytest.mark.parametrize(
    "text",
    [
        "Обошлось без окружений.",
        "Осколки упали на крышу склада, пострадавших нет.",
        "Минулося без постраждалих.",
        "Если возьмут Липовку, будет открыта дорога на север.",
        "У п'ятницю Рада голосуватиме за закон.",
        "Скоро буде Липівка!",
    ],
)
def test_what_did_not_happen_makes_no_claim(text):
    assert all(one.aside for one in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "У Липівці вже працює пошта.",
        "На блокпосту у Липовки проверяют телефоны.",
        "В Липовке на рынке подрались двое, видел наш корреспондент.",
        "В Липівці встановлено намет незламності.",
    ],
)
def test_what_goes_on_somewhere_is_told_without_any_known_word(text):
    assert read(text)[0].aside is None


@pytest.mark.parametrize(
    ("text", "name", "part"),
    [
        ("Липовка сдана, там уже ВСУ.", "ВСУ", "unknown"),
        ("Липовка под контролем ВСУ.", "ВСУ", "by"),
        ("Ukraine's second city was plunged into darkness.", "Ukraine", "unknown"),
    ],
)
def test_who_stands_behind_a_loss_or_owns_a_town_did_not_do_it(text, name, part):
    assert [actor.part for actor in said(text).actors if actor.name == name] == [part]


def test_machines_listed_behind_the_dead_are_destroyed():
    counted = {
        (figure.what, figure.low) for figure in said("Убиты 65 военнослужащих, три автомобиля и два танка").figures
    }
    assert counted >= {("killed", 65), ("destroyed", 3)}


def test_those_given_for_others_are_counted_too():
    told = said("Russia and Ukraine have swapped prisoners, with 130 Ukrainians freed for 90 Russians")
    assert [figure.low for figure in told.figures] == [130, 90]
