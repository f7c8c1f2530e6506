"""The desk's pages, one module each with `router` and, for the bar at the top, `nav(office)`; found, never listed."""
