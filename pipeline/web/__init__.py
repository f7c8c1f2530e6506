"""The desk: pages for editors, made on the server, on top of `pipeline.desk`; needs the extra `web`.

A page is one module in `pages/` with its template in `templates/`; nothing lists them. Requests from elsewhere, changes
without their token and people without the right are refused in one place (`visit.py`), headers are set in another
(`security.py`), so that a page need not think of either.
"""
