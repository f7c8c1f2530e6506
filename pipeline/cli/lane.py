"""`python -m pipeline.cli.lane FILE`: the processing of one worker, which starts it; no command of its own."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from pipeline.cli.terminal import start_logging
from pipeline.settings import Environment, Settings
from pipeline.team.lane_process import main
from storage import Store


def send(store: Store, settings: Settings, environment: Environment) -> None:
    """Send what is due by now; what fails is in the log, and told as an alarm."""
    now = datetime.now(UTC)
    if store.sendings_due(now):
        from pipeline.sending import send_due  # here, because most of the time nothing is due

        send_due(store, settings, environment.secret, now)


if __name__ == "__main__":
    environment = Environment()
    start_logging(environment.log_level, environment.log_format)
    main(Path(sys.argv[1]), send)
