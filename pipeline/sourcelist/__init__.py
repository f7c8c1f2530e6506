"""Keeps the source list: entries added and removed with its comments kept, and lists from elsewhere (OPML, CSV).

`edit` writes and takes out entries, `listed` reads lists, `opml` and `csv_list` are their forms, `duplicates` names
doubles. Nothing is imported here, because every pass asks for duplicates and needs none of the rest.
"""
