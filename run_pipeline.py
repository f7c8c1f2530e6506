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


AGAIN = 0.5
"""Seconds after which a program that was told to end, and goes on, is told again."""


def _stop(number: int, _frame: FrameType | None) -> None:
    """Turn SIGTERM into an orderly exit, so that children end and transactions roll back; a second one waits for it.

    The exit is an exception, and some library's bare `except` takes it for a missing module or attribute, as happens
    once in some forty starts: so it is raised again until it is on its way.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, AGAIN, AGAIN)
    if number == signal.SIGTERM or not _is_ending(sys.exception()):
        raise SystemExit(0 if sys.argv[1:2] and sys.argv[1] in FOR_EVER else 128 + signal.SIGTERM)


def _is_ending(error: BaseException | None) -> bool:
    """Whether what is being cleaned up after is, or came up during, an exit."""
    while error is not None and not isinstance(error, SystemExit):
        error = error.__context__
    return error is not None


def main() -> None:
    """Run the command line; never returns, ends with the exit codes of docs/operator.md."""
    signal.signal(signal.SIGTERM, _stop)
    gc.disable()  # what is imported stays: to look for garbage among it takes a sixth of the time to start
    try:
        from pipeline.cli import WITHOUT_COMMAND, build
        from pipeline.cli.terminal import hint

        program = build(only=sys.argv[1] if len(sys.argv) > 1 else WITHOUT_COMMAND)
        gc.freeze()
        gc.enable()
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
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)  # it is on its way, and nothing below may be disturbed


if __name__ == "__main__":
    main()
