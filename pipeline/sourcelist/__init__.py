"""Keeps the source list: entries added and removed with its comments kept, and lists from elsewhere (OPML, CSV)."""

from pipeline.sourcelist.duplicates import duplicates, sameness
from pipeline.sourcelist.edit import add_entries, remove_entry
from pipeline.sourcelist.listed import Imported, Refused, named_apart, read_list

__all__ = [
    "Imported",
    "Refused",
    "add_entries",
    "duplicates",
    "named_apart",
    "read_list",
    "remove_entry",
    "sameness",
]
