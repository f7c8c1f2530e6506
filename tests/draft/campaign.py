"""An invented day on an invented front: some twenty-five claims of every kind, for round-ups to be drafted from."""

from __future__ import annotations

from pipeline.types import (
    Claim,
    Fold,
    Origin,
    OriginTree,
    Post,
    Reliability,
    Role,
    Source,
    Stance,
    Status,
    StatusChange,
    Tag,
)
from tests.builders import NOON, a_claim, a_figure, a_place, a_region, an_actor, an_appearance, minutes, particulars

CRANE = Source(name="HillCrane", role=Role.ANALYST, reliability=Reliability.B, side="neutral")
ORSA = Source(name="Orsa Watch", role=Role.ACTIVIST, reliability=Reliability.C, side="opposition")
DAILY = Source(name="Valley Daily", role=Role.OUTLET, reliability=Reliability.B, side="neutral")
MINISTRY = Source(name="Ministry of Defence", role=Role.OFFICIAL, reliability=Reliability.C, side="government")
READER = Source(name="comment 7", role=Role.COMMENTER)
GUILD = Source(name="Press Guild", role=Role.AGENCY, reliability=Reliability.B)
ARABIC = Source(name="مرصد الوادي", role=Role.ACTIVIST, reliability=Reliability.B)

SOUTH = a_region("Orsa", direction="south")
NORTH = a_region("Orsa", direction="north")
KHALIR, ZARIT, MARUN = a_place("Khalir"), a_place("Zarit"), a_place("Marun")


def tree(*appearances, hedged=()) -> OriginTree:
    """Every appearance an origin of its own; those in `hedged` fold into nobody."""
    origins = tuple(
        Origin(
            name=a.source.name,
            source=a.source,
            reliability=a.source.reliability,
            side=a.source.side,
            own_voice=not a.statement.hedged,
            stances=(a.statement.stance,),
            statements=(a.statement.uid,),
            first=a.statement.first_seen,
        )
        for a in appearances
    )
    folds = tuple(Fold(statement=a.statement.uid, into="", reason="passes on an unnamed report") for a in hedged)
    return OriginTree(origins=origins, folds=folds)


def claim(*appearances, hedged=(), status=Status.UNCONFIRMED, counted=(), **fields) -> Claim:
    """A claim of these appearances, with their origins."""
    text = (*appearances, *hedged)[0].statement.quote
    fields.setdefault("reason", f"{status.value}: {' and '.join(a.source.name for a in (*appearances, *hedged))}")
    credibility = {Status.CONFIRMED: 1, Status.CORROBORATED: 2, Status.DISPUTED: 4}.get(status, 3)
    return a_claim(
        text,
        (*appearances, *hedged),
        status=status,
        tag=Tag.CONFIRMED if status is Status.CONFIRMED else Tag.UNCONFIRMED,
        credibility=credibility,
        origins=tree(*appearances, hedged=hedged),
        basis=tuple(a.statement.uid for a in counted or appearances),
        **fields,
    )


def says(quote, source=CRANE, at=0, where=(KHALIR, SOUTH), post=None, **fields):
    """An appearance of `source`, `at` minutes after noon."""
    known = fields.pop("known", {})
    when = minutes(at)
    message = Post(
        source=source.name,
        id=f"{source.name}-{abs(hash((quote, at))) % 10**8}",
        text=(post or {}).get("text", quote),
        published=(post or {}).get("published", when),
        fetched=when,
        url=(post or {}).get("url", "https://example.org/post/1"),
        title=(post or {}).get("title"),
    )
    return an_appearance(quote, source, when, message, particulars=particulars(where, **known), **fields)


def a_day() -> tuple[Claim, ...]:
    """The day's claims."""
    first = says("BREAKING: Hill rebels now trying to storm #Khalir village. #Orsa https://t.co/x")
    second = says("Rebels started battle to control Khaleer in S. #Orsa.", ORSA, 12)
    third = says("Rebel assault on Khalir under way, our reporter sees", DAILY, 40)
    own = says("France has listed the Marun Brigade as a terrorist entity.", DAILY, 5, (), own_act="France")
    toll_low = says(
        "Shelling of Zarit market kills 5", ORSA, 10, (ZARIT, SOUTH), known={"figures": (5,), "event": "shelling"}
    )
    toll_high = says(
        "Nine killed in shelling of Zarit market today.", CRANE, 30, (ZARIT, SOUTH), known={"figures": (9,)}
    )
    tiger = says("Storm Brigade started operation in the Marun farms", GUILD, 3, (a_place("Marun farms"), NORTH))
    no_tiger = says("They didn’t really attack. It was the militia only.", MINISTRY, 9, (MARUN,), stance=Stance.DENIES)
    doubted = says(
        "reports that a marine unit arrived in Port Sella",
        ORSA,
        8,
        (a_place("Port Sella"),),
        hedged=True,
        hedge="reports that",
    )
    doubt = says("How would they get there?", READER, 20, (), stance=Stance.QUESTIONS)
    barrels = says(
        "the air force dropped at least 24 barrel bombs on Darra on Wednesday",
        DAILY,
        2,
        (a_place("Darra"),),
        hedged=True,
        hedge="Activists say",
        post={"text": "Activists say the air force dropped at least 24 barrel bombs on Darra on Wednesday."},
    )
    arabic = says("سيطر الثوار اليوم على قرية خلير", ARABIC, 15, (a_place("خلير", "khalir"), SOUTH), lang="ar")
    back = says("Rebels have captured Zarit", CRANE, 1, (ZARIT, SOUTH))
    sorry = says("I was wrong about Zarit: it is still held by the army", CRANE, 50, (ZARIT,), stance=Stance.CORRECTS)
    ousted = says(
        "after expelling marines from al-Karas today south of Orsa.",
        CRANE,
        0,
        (a_place("al-Karas"), SOUTH),
        post={"text": "Hill rebels storm Khalir after expelling marines from al-Karas today south of Orsa."},
        known={"actors": (an_actor("Hill rebels"),)},
    )
    undated = says(
        "Explosions rocked Hamim airbase today as rebels shelled it with rockets",
        ORSA,
        4,
        (a_place("Hamim airbase"), a_region("Sella")),
        post={"published": None},
    )
    two = says("Army column ambushed near Khalir: 2 tanks destroyed so far", CRANE, 60)
    other = says("Tank column hit in Khalir ambush", ORSA, 70)
    plain = [
        claim(says(text, source, at, where))
        for text, source, at, where in (
            ("Rebels regained the al-Malla farms area", ORSA, 11, (a_place("al-Malla"), NORTH)),
            ("North Orsa rebels break siege on Mareth", GUILD, 12, (a_place("Mareth"), NORTH)),
            ("Army retreats from Zarit village", CRANE, 13, (ZARIT, SOUTH)),
            (
                "Big assault from militias trying to retake Humar and intense shelling",
                ORSA,
                14,
                (a_place("Humar"), SOUTH),
            ),
            ("Fierce clashes now within the vicinity of the Port Sella airport", GUILD, 16, (a_place("Port Sella"),)),
            ("Электричество в Мареше восстановлено сегодня", GUILD, 17, (a_place("Мареш", "mareth"), NORTH)),
            ("Parliament passes the emergency budget", DAILY, 18, ()),
            ("🔥🔥 Fuel depot burning in #Sella 🔥🔥 #war #breaking", ORSA, 19, (a_place("Sella"),)),
            ("Five more militia members captured", ORSA, 21, (SOUTH,)),
            ("Schools to open on Sunday", MINISTRY, 22, (a_region("Sella"),)),
        )
    ]
    change = StatusChange(
        at=minutes(45), before=Status.UNCONFIRMED, after=Status.CONFIRMED, by="rule:strong", reason="third origin"
    )
    return (
        claim(
            first,
            second,
            third,
            status=Status.CONFIRMED,
            history=(change,),
            reason="confirmed: HillCrane (B), Valley Daily (B) and Orsa Watch (C), each in own words",
            spellings={"khalir": ("Khalir", "Khaleer")},
        ),
        claim(own, status=Status.CONFIRMED),
        claim(toll_low, toll_high, status=Status.CORROBORATED, figures=(a_figure(5, 9),)),
        claim(two, other, status=Status.CORROBORATED),
        claim(tiger, no_tiger, status=Status.DISPUTED),
        claim(doubt, hedged=(doubted,)),
        claim(hedged=(barrels,)),
        claim(arabic),
        claim(back, sorry, status=Status.RETRACTED),
        claim(ousted),
        claim(undated),
        claim(says("Aliens land in Khalir", READER, 33), status=Status.REJECTED, decided_by="editor:ed"),
        *plain,
    )


NOW = NOON.replace(hour=18)
