"""`python -m pipeline.cli.lane FILE`: the processing of one worker, which starts it; no command of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.cli.terminal import start_logging
from pipeline.settings import Environment
from pipeline.team.lane_process import main

if __name__ == "__main__":
    environment = Environment()
    start_logging(environment.log_level, environment.log_format)
    main(Path(sys.argv[1]))
