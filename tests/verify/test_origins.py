"""Origin trees: what folds, into whom, and with which evidence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.roster import Roster
from pipeline.types import Media, Reliability, Role, Stance
from pipeline.verify import trace
from tests.builders import a_post, a_source, an_appearance, minutes, particulars

STORK = a_source("NorthernStork", "B", aliases=("Stork",))
QALAAT = a_source("Qalaat", "B")
OUTLET = a_source("EA WorldView", "C", role=Role.OUTLET)
EVERYONE = Roster([STORK, QALAAT, OUTLET])
LONG = "Heavy fighting this morning as rebels storm the village of Khalsa south of Aleppo city"
TEXTS = {
    "en": LONG,
    "ar": "اشتباكات عنيفة هذا الصباح مع اقتحام الثوار قرية خلصة جنوب مدينة حلب وسط قصف",
    "ru": "Тяжёлые бои сегодня утром: повстанцы штурмуют деревню Хальса к югу от города Алеппо",
    "uk": "Важкі бої сьогодні вранці: повстанці штурмують село Хальса на південь від міста Алеппо",
}


def names(tree) -> list[str]:
    return [origin.name for origin in tree.origins]


def test_a_repost_is_its_original():
    original = an_appearance(LONG, STORK)
    repost = an_appearance("look at this", QALAAT, minutes(5), post={"repost_of": original.post.id})
    tree = trace([repost, original], EVERYONE)
    assert names(tree) == ["NorthernStork"]
    assert tree.folds[0].derived_from == original.statement.uid
    assert "repost of NorthernStork" in tree.folds[0].reason


def test_a_repost_of_what_we_do_not_have_counts_for_nobody():
    tree = trace([an_appearance(LONG, QALAAT, post={"repost_of": "unknown-1"})], EVERYONE)
    assert tree.origins == ()
    assert tree.folds[0].into == ""


def test_a_retweet_counts_for_the_account_it_names():
    post = a_post(f"RT @Stork: {LONG}", "Qalaat")
    tree = trace([an_appearance(LONG, QALAAT, post=post)], EVERYONE)
    assert names(tree) == ["NorthernStork"]


def test_a_credit_folds_into_the_credited_once_it_is_collected():
    own = an_appearance("Rebels are in Khalsa now", STORK, minutes(30))
    comment = an_appearance(LONG, a_source("comment 4", "F"), credit=("Stork",))
    (origin,) = trace([comment, own], EVERYONE).origins
    assert (origin.name, origin.reliability) == ("NorthernStork", Reliability.B)


def test_an_uncollected_credit_counts_once_at_the_lower_of_the_two_grades():
    (origin,) = trace([an_appearance(LONG, OUTLET, credit=("Stork",))], EVERYONE).origins
    assert (origin.name, origin.reliability, origin.own_voice) == ("NorthernStork", Reliability.C, True)
    assert origin.source == STORK


def test_a_credited_stranger_is_an_origin_that_cannot_be_judged():
    (origin,) = trace([an_appearance(LONG, QALAAT, credit=("Radio Nobody",), hedged=True)], EVERYONE).origins
    assert (origin.name, origin.reliability, origin.source) == ("Radio Nobody", Reliability.F, None)


def test_what_is_passed_on_without_a_name_counts_for_nobody():
    tree = trace([an_appearance(LONG, QALAAT, hedged=True, hedge="reports say")], EVERYONE)
    assert tree.origins == ()
    assert "reports say" in tree.folds[0].reason


def test_a_source_never_corroborates_itself():
    tree = trace([an_appearance(LONG, STORK), an_appearance("Khalsa: rebels attack", STORK, minutes(9))], EVERYONE)
    assert names(tree) == ["NorthernStork"]


def test_two_feeds_of_one_owner_are_one_voice():
    a, b = a_source("Desk", owner="Press House"), a_source("Wire", owner="Press House")
    tree = trace([an_appearance(LONG, a), an_appearance("Khalsa stormed", b, minutes(5))], Roster([a, b]))
    assert names(tree) == ["Desk"]
    assert tree.folds[0].reason == "one owner: Press House"


def test_near_identical_words_fold_into_the_earliest():
    copy = an_appearance(
        "BREAKING: " + LONG.replace("this morning", "this morn") + " https://t.co/x", QALAAT, minutes(5)
    )
    tree = trace([copy, an_appearance(LONG, STORK)], EVERYONE)
    assert names(tree) == ["NorthernStork"]


def test_the_same_frame_with_another_figure_is_no_copy():
    a = an_appearance("Activists of the centre counted 12 dead after the raid on the old market", STORK)
    b = an_appearance("Activists of the centre counted 31 dead after the raid on the old market", QALAAT, minutes(1))
    assert len(trace([a, b], EVERYONE).origins) == 2


def test_one_picture_or_one_page_is_one_voice():
    picture = (Media(url="https://a.example/1.jpg", sha256="ab" * 32),)
    first = an_appearance("Smoke over Khalsa", STORK, post={"media": picture})
    second = an_appearance("Khalsa burning", QALAAT, minutes(3), post={"media": picture})
    assert names(trace([first, second], EVERYONE)) == ["NorthernStork"]
    page = {"links": ("https://news.example/story/1",)}
    first, second = an_appearance("A", STORK, post=page), an_appearance("B", QALAAT, minutes(3), post=page)
    assert names(trace([first, second], EVERYONE)) == ["NorthernStork"]
    home = {"links": ("https://news.example/",)}
    first, second = an_appearance("A", STORK, post=home), an_appearance("B", QALAAT, minutes(3), post=home)
    assert len(trace([first, second], EVERYONE).origins) == 2


def test_a_relay_of_a_collected_post_is_no_origin():
    tree = trace([an_appearance(LONG, STORK, post={"relayed_by": "comment 4"})], EVERYONE)
    assert names(tree) == ["NorthernStork"]


def test_a_reply_that_only_repeats_adds_nobody_and_a_denying_reply_is_its_own():
    first = an_appearance(LONG, STORK)
    yes = an_appearance("Yes, confirmed", QALAAT, minutes(2), post={"reply_to": first.post.id})
    no = an_appearance(
        "No, they never got there", OUTLET, minutes(3), stance=Stance.DENIES, post={"reply_to": first.post.id}
    )
    tree = trace([first, yes, no], EVERYONE)
    assert names(tree) == ["NorthernStork", "EA WorldView"]
    assert tree.origins[1].stances == (Stance.DENIES,)
    assert not tree.origins[1].own_voice


def test_an_outlet_telling_a_bodys_own_act_keeps_its_own_voice():
    act = an_appearance("France said it has sent advisers", OUTLET, own_act="France", credit=("France",))
    assert names(trace([act], EVERYONE)) == ["EA WorldView"]


def test_two_who_credit_each_other_are_nobody():
    a = an_appearance("Khalsa is taken", STORK, credit=("Qalaat",))
    b = an_appearance("Rebels in Khalsa", QALAAT, credit=("Stork",))
    assert trace([a, b], EVERYONE).origins == ()


def test_a_credit_of_a_relay_counts_for_whom_the_relay_repeats():
    first = an_appearance(LONG, STORK)
    relay = an_appearance(LONG, QALAAT, minutes(1), post={"repost_of": first.post.id})
    third = an_appearance("Khalsa is under attack", OUTLET, minutes(2), credit=("Qalaat",))
    assert names(trace([first, relay, third], EVERYONE)) == ["NorthernStork"]


def test_a_crowd_of_copies_is_one_voice_and_quickly_found():
    first = an_appearance(LONG, STORK)
    crowd = [an_appearance(f"{LONG} {n}x", a_source(f"C{n}"), minutes(n)) for n in range(1, 200)]
    own = [an_appearance(f"{n} shells near Khalsa, {n * 7} houses", a_source(f"O{n}"), minutes(n)) for n in range(70)]
    assert len(trace([first, *crowd, *own], EVERYONE).origins) == 71


@given(st.sampled_from(sorted(TEXTS)), st.permutations(range(6)), st.lists(st.integers(0, 11), min_size=6, max_size=6))
def test_six_lightly_edited_reposts_are_one_origin_in_any_order_and_language(lang, order, edits):
    base = TEXTS[lang].split()
    said = []
    for number, edit in enumerate(edits):
        words = [*base[: edit % len(base)], "!", *base[edit % len(base) :]] if number else base
        said.append(an_appearance(" ".join(words), a_source(f"S{number}"), minutes(number), lang=lang))
    assert names(trace([said[index] for index in order], Roster([]))) == ["S0"]


@st.composite
def crowds(draw):
    sources = [a_source(f"S{number}", draw(st.sampled_from("ABCDF"))) for number in range(4)]
    said = []
    for _number in range(draw(st.integers(1, 7))):
        post = {}
        if said and draw(st.booleans()):
            post["repost_of"] = draw(st.sampled_from(said)).post.id
        said.append(
            an_appearance(
                draw(st.sampled_from([LONG, *TEXTS.values(), "short words", "clashes near Khalsa tonight"])),
                draw(st.sampled_from(sources)),
                minutes(draw(st.integers(0, 3)) * 10),
                post=post,
                hedged=draw(st.booleans()),
                credit=draw(st.sampled_from([(), (), ("S1",), ("S2", "Someone")])),
                stance=draw(st.sampled_from([Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES])),
                particulars=particulars(),
            )
        )
    return sources, said


@given(crowds(), st.randoms())
def test_the_order_of_appearances_changes_nothing(crowd, random):
    sources, said = crowd
    shuffled = list(said)
    random.shuffle(shuffled)
    assert trace(shuffled, Roster(sources)) == trace(said, Roster(sources))


@given(crowds())
def test_every_statement_has_an_origin_or_a_fold_and_no_voice_is_twice(crowd):
    sources, said = crowd
    tree = trace(said, Roster(sources))
    seen = {uid for origin in tree.origins for uid in origin.statements} | {fold.statement for fold in tree.folds}
    assert seen == {one.statement.uid for one in said}
    assert len(set(names(tree))) == len(tree.origins)


def test_one_picture_in_two_sizes_is_one_source():
    def shown(text, source, at, url):
        return an_appearance(text, source, at, post={"media": (Media(url=url),)})

    first = shown("Smoke over Khalsa", STORK, minutes(0), "https://pic.example/khalsa.jpg?w=1200&q=80")
    small = shown("Khalsa burning", QALAAT, minutes(3), "https://pic.example/khalsa.jpg")
    assert names(trace([first, small], EVERYONE)) == ["NorthernStork"]
    by_number = [
        shown("Smoke over Khalsa", STORK, minutes(0), "https://pic.example/view?id=1"),
        shown("Khalsa burning", QALAAT, minutes(3), "https://pic.example/view?id=2"),
    ]
    assert names(trace(by_number, EVERYONE)) == ["NorthernStork", "Qalaat"]
