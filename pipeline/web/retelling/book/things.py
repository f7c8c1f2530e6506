"""Kinds of events, weapons, figures and asides, as the lexicon calls them (`pipeline/lexicon`)."""

from pipeline.web.catalogue import N_

EVENTS = (
    N_("abduction"), N_("acknowledgement or admission"), N_("advance"), N_("agreement"),
    N_("agreement, meeting or service suspended or put off"), N_("aid blocked"), N_("aid delivered"), N_("air strike"),
    N_("aircraft crashed"), N_("aircraft shot down"), N_("ambush"), N_("appointment or dismissal"),
    N_("arms or funds supplied"), N_("arrests"), N_("assault"), N_("attack repelled"), N_("barrel bombs"),
    N_("bomb, mine or suicide bomb"), N_("buildings or works damaged"), N_("call or demand"), N_("capture of a place"),
    N_("ceasefire"), N_("ceasefire breached"), N_("chemical attack"), N_("clashes"), N_("criticism or accusation"),
    N_("crossing, road or airport closed"), N_("crossing, road or service opened again"), N_("curfew"),
    N_("defection or desertion"), N_("displaced people return"), N_("drone strike"), N_("equipment captured"),
    N_("equipment destroyed"), N_("equipment or force shown"), N_("evacuation"), N_("evacuation ordered"),
    N_("execution or massacre"), N_("explosion"), N_("fighters taken prisoner"), N_("fire"), N_("forces deployed"),
    N_("forces in a place"), N_("groups merge, form or split"), N_("leader killed"), N_("listing or designation"),
    N_("missile strike"), N_("missiles or drones intercepted"), N_("people displaced"), N_("people killed"),
    N_("people wounded"), N_("place handed over"), N_("place still held"), N_("positions or mines laid"),
    N_("power, water or network cut"), N_("prisoners exchanged"), N_("prisoners or hostages freed"), N_("protest"),
    N_("raid or airborne landing"), N_("recapture of a place"), N_("reinforcements arrive"),
    N_("responsibility claimed"), N_("retreat from or loss of a place"), N_("riot"), N_("sanctions"), N_("shelling"),
    N_("shooting or sniping"), N_("siege"), N_("siege broken"), N_("statement"), N_("strike of unnamed kind"),
    N_("surrender"), N_("talks or visit"),
)  # fmt: skip
"""Labels of `lexicon/events.toml`."""

MEANS = (
    N_("airstrike"), N_("artillery"), N_("rocket"), N_("drone"), N_("barrel-bomb"), N_("vbied"), N_("ied"),
    N_("suicide"), N_("atgm"), N_("small-arms"), N_("helicopter"), N_("cluster"), N_("phosphorus"), N_("chemical"),
    N_("glide-bomb"), N_("tank"), N_("naval"),
)  # fmt: skip
"""Kinds of `lexicon/en/means.toml`."""

TARGETS = (
    N_("airfield"), N_("armour"), N_("bridge"), N_("bus"), N_("cafe"), N_("camp"), N_("convoy"), N_("crossing"),
    N_("depot"), N_("dwelling"), N_("factory"), N_("farm"), N_("fortress"), N_("fuel"), N_("grain"),
    N_("headquarters"), N_("hill"), N_("hospital"), N_("jet"), N_("market"), N_("museum"), N_("pharmacy"), N_("port"),
    N_("post-office"), N_("power"), N_("prison"), N_("rail"), N_("school"), N_("ship"), N_("town-hall"), N_("water"),
    N_("wedding"), N_("workshop"), N_("worship"), N_("tower"), N_("dam"), N_("pipeline"), N_("police"),
    N_("tunnel"),
)  # fmt: skip
"""Kinds of `lexicon/*/targets.toml` that are no means."""

FIGURES = (
    N_("killed"), N_("wounded"), N_("shot-down"), N_("released"), N_("evacuated"), N_("captured"), N_("strikes"),
    N_("attacks"), N_("destroyed"), N_("damaged"), N_("missing"), N_("displaced"), N_("arrested"), N_("abducted"),
)  # fmt: skip
"""What is counted."""

PARTS = (N_("by"), N_("on"), N_("unknown"))
"""An actor's part in an event: did it, was hit."""

ASIDES = (
    N_("no event"), N_("nothing known"), N_("dateline"), N_("forecast"), N_("call"), N_("appeal"), N_("question"),
    N_("heading"),
    N_("chatter"), N_("background"), N_("conditional"), N_("caption of an old picture"), N_("advert"),
    N_("introduces a quotation"), N_("opinion"), N_("links and tags"), N_("irony"), N_("promise"), N_("repetition"),
    N_("source"), N_("reserve"), N_("exercise"), N_("fiction"), N_("boilerplate"), N_("flash"),
)  # fmt: skip
"""Why a passage makes no claim."""

FORMS = (*EVENTS, *MEANS, *TARGETS, *FIGURES, *PARTS, *ASIDES)
