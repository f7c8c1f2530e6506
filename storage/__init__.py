"""The only package that talks to a database: opens it, keeps what came in and what was made of it, gives it back."""

from storage.search_find import SearchFilter
from storage.sourcelog import LogEntry
from storage.store import Store, open_store
from storage.work import Change, ClaimFilter, Counts, FetchRecord, Member, PostFilter, Work

__all__ = [
    "Change",
    "ClaimFilter",
    "Counts",
    "FetchRecord",
    "LogEntry",
    "Member",
    "PostFilter",
    "SearchFilter",
    "Store",
    "Work",
    "open_store",
]
