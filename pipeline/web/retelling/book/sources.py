"""How sources fare (`pipeline/health.py`, `disk.py`, `aftercare.py`)."""

from pipeline.web.catalogue import N_, NN_

FORMS = (
    N_("fed by ingest or by hand"),
    N_("paused"),
    N_("read without trouble"),
    N_("not visited yet"),
    N_("has not been read since it was listed (%(num)s visits): %(error)s"),
    N_("has not been read since %(time)s (%(num)s visits): %(error)s"),
    N_("is silent since %(time)s: it usually posts every %(told)s, and was silent for %(told2)s at most"),
    N_("only %(share)s of what it brought in a week could be read: `itemwire sources check` shows the rest"),
    N_("%(share)s of its posts of the last two days have no date, before it was %(share2)s: its layout has changed"),
    N_("brought %(num)s posts today, where %(usual)s a day are usual"),
    N_("brought %(num)s posts yesterday, where %(usual)s a day are usual"),
    N_("only %(size)s are free at %(folder)s; make room before it is full"),
    N_("%(size)s of %(size2)s GiB (ITEMWIRE_DISK_BUDGET) are taken at %(folder)s; make room or raise the budget"),
    NN_(
        "%(num)s post in the %(days)s days up to today, %(most)s on the busiest",
        "%(num)s posts in the %(days)s days up to today, %(most)s on the busiest",
    ),
    NN_(
        "%(num)s post in the %(days)s days up to %(day)s, %(most)s on the busiest",
        "%(num)s posts in the %(days)s days up to %(day)s, %(most)s on the busiest",
    ),
    N_("this machine"),
    N_("%(grade)s since %(date)s"),
    N_("feed"),
    N_("page"),
    N_("folder"),
    N_("webhook"),
    N_("outlet"),
    N_("analyst"),
    N_("activist"),
    N_("official"),
    N_("agency"),
    N_("commenter"),
)
