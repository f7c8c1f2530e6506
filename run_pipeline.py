"""The program: `python run_pipeline.py [COMMAND]`, installed as `itemwire`; without a command it runs one pass."""

from __future__ import annotations

import gc
import signal
import sys
from types import FrameType

from pipeline.errors import ItemwireError, SettingsError

BROKEN_PIPE = 128 + signal.SIGPIPE
"""Exit code when whoever read our output went away."""


FOR_EVER = ("schedule", "worker", "desk")
"""Commands that a signal is meant to end: they leave with 0, also while they start."""


def _stop(number: int, _frame: FrameType | None) -> None:
    """Turn SIGTERM into an orderly exit, so that children end and transactions roll back; a second one waits for it."""
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(0 if sys.argv[1:2] and sys.argv[1] in FOR_EVER else 128 + number)


def main() -> None:
    """Run the command line; never returns, ends with the exit codes of docs/operator.md."""
    signal.signal(signal.SIGTERM, _stop)
    gc.disable()  # what is imported stays: to look for garbage among it takes a sixth of the time to start
    from pipeline.cli import WITHOUT_COMMAND, build
    from pipeline.cli.terminal import hint

    program = build(only=sys.argv[1] if len(sys.argv) > 1 else WITHOUT_COMMAND)
    gc.freeze()
    gc.enable()
    try:
        program()
    except SettingsError as error:
        hint("\n".join(f"error: {fault}" for fault in error.faults))
        sys.exit(1)
    except ItemwireError as error:
        hint(f"error: {error}")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(BROKEN_PIPE)


if __name__ == "__main__":
    main()
