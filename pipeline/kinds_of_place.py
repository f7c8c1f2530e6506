"""Words in names of places that are no names of their own: articles, kinds of place, first elements such as Tell."""

from __future__ import annotations

ARTICLES = frozenset(
    """al el ar as ash ad adh an at ath az aş ul ur ud il l as' es en er ed et esh ez eş
    аль эль ас аш ад ар ан ат аз эс эш эд эр эн эт эз ель""".split()  # noqa: SIM905 - a word list reads best as words
)
"""Arabic articles as Latin and Cyrillic letters write them."""
GENERIC = frozenset(
    """village villages town city district area neighborhood neighbourhood province governorate countryside rif reef
    near street road square market farm farms camp hospital mosque school roundabout bridge airport airbase base front
    axis outskirts suburb suburbs vicinity intersection junction highway university north south east west northern
    southern eastern western of the in at and to between from upper lower old new prison church bakery river oblast
    field oil gas cemetery graveyard police station checkpoint garage court factory stadium garden park building
    headquarters complex site hills hill mountain valley plain island multiple several many locations location home
    house houses km leading waterway canal behind beside industrial residential central popular
    raion settlement crossing gate quarter quarters districts dahiyat dahiyet dahiya dahiyah dahiet harat haret hay
    qaryat madinat hayy muhafazat mintaqat nahiyat
    قريه بلده مدينه حي ريف محيط منطقه ناحيه محافظه شارع طريق سوق مشفي مستشفي مسجد جامع مدرسه مخيم مزرعه مزارع دوار جسر
    مطار قاعده جبهه محور اطراف غرب شرق شمال جنوب غربي شرقي شمالي جنوبي الغربي الشرقي الشمالي الجنوبي بين في من الي علي
    قرب جانب عند معبر ساحه مفرق نهر تقاطع حقل نفط نفطي غاز مقبره مركز شرطه مخفر حاجز كراج محكمه معمل مصنع ملعب
    ضاحيه حاره حديقه مبني بناء مقر مجمع موقع مفرزه كليه مدخل مشافي مستوصف منزل منازل عده عدد متعدده سكني وسط خلف
    محطه مخبز فرن مدجنه مغسله
    село села селі селе город города городе місто міста місті поселок поселка посёлок селище селища район района районе
    район району районі область области області улица вулиця аэропорт аеропорт мост міст
    н п нп смт пгт под возле біля коло""".split()  # noqa: SIM905
)
"""Words that say what kind of place it is: they weigh little when two names are compared."""
COMMON = frozenset(
    "kfr tl dr 'in xn bab jsr am ab b'd Sx bt br jbl xrb hmam mzra wd rs 'ra m'rt ms mdin abu um".split()  # noqa: SIM905
)
"""First elements of Arabic names (Kafr, Tell, Deir), by their consonants: many villages share them."""
KIN = frozenset(
    "abu abo abou abi abw bu bou um umm om omm oum imm emm ابو ابي بو ام абу умм ум".split()  # noqa: SIM905
)
"""Father and mother of, in names: a place is called after them, and never without them."""
