"""What pictures say in words (`pipeline/web/drawn`, `pipeline/web/pictures.py`)."""

from pipeline.web.catalogue import N_, NN_

FORMS = (
    NN_(
        "%(num)s claim of %(day)s by place and time (%(zone)s)",
        "%(num)s claims of %(day)s by place and time (%(zone)s)",
    ),
    N_("%(place)s: %(tally)s."),
    N_("No claims."),
    N_("no place named"),
    N_("other places"),
    NN_("Where it happened, %(day)s: %(num)s place", "Where it happened, %(day)s: %(num)s places"),
    N_("No claim of this day names a place with known coordinates."),
    N_("How the claims of %(day)s stood, hour by hour"),
    N_("At the end of the day: %(tally)s."),
    N_("At the end of the day: no claims."),
    N_("%(hours)s: %(tally)s, %(num)s of them newly"),
    N_("%(hours)s: %(tally)s"),
    N_("Who rests on whom: %(num)s ties between %(number)s sources"),
    N_("%(name)s rests on %(name2)s %(num)s times."),
    N_("Nobody on anybody."),
    NN_("%(num)s item: %(tally)s", "%(num)s items: %(tally)s"),
    NN_("%(num)s item", "%(num)s items"),
)  # fmt: skip
