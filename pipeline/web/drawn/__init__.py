"""Pictures of a day's claims: geometry and words, which `_pictures.html` draws as SVG; no script, no network.

Every mark's shape tells the status, so that nobody needs its colour, leads to its claim, and says what it is; a table
with the same stands below each picture.
"""
