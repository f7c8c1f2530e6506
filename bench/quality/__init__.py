"""How good the reading, matching and judging are on labelled sets: `make quality` and `python -m bench.quality`."""
