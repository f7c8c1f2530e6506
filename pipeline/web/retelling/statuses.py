"""What the desk calls the statuses."""

from __future__ import annotations

from pipeline.types import Status
from pipeline.web.catalogue import N_

STATUSES = {
    Status.CONFIRMED: N_("confirmed"),
    Status.CORROBORATED: N_("corroborated"),
    Status.UNCONFIRMED: N_("unconfirmed"),
    Status.DISPUTED: N_("disputed"),
    Status.RETRACTED: N_("taken back by source"),
    Status.REJECTED: N_("rejected"),
}
