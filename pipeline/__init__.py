"""itemwire: collects the posts that cover a war and counts the independent origins behind each claim."""
