"""The formats of a round-up: a new file here is a new format."""
