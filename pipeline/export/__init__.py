"""Exports what is known, for analysts and other programs: one file a noun, one file a format.

write(map(claims.row, found), claims.COLUMNS, "csv", "claims.csv")
"""

from pipeline.export.claims import claim_row
from pipeline.export.posts import post_row
from pipeline.export.rows import ClaimRow, PostRow, Row

__all__ = ["ClaimRow", "PostRow", "Row", "claim_row", "post_row"]
