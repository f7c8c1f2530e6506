"""The JSON API, under /api/v1: what the desk shows and does, for programs, with the same rights.

A module with `router` (an APIRouter whose prefix begins with `PREFIX`) is part of it; nothing lists them. A program
shows a token of an account (`Authorization: Bearer iw_…`). Rows are those of the exports, as the contract has them;
answers that are none are problems (RFC 9457). `document.py` makes the OpenAPI document from the routes.
"""

PREFIX = "/api/v1"
"""Where it is: what changes a row in a way that breaks a script will be v2, beside it."""
