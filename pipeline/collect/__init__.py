"""Collects posts from every kind of source: one module a kind; `fetch` is the only door to the network."""
