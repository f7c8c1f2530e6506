"""particulars: who, what, where, when and how many a statement says."""

from pipeline.particulars.describe import describe
from pipeline.particulars.gazetteer import gazetteer_loaded
from pipeline.particulars.known import KnownPlaces
from pipeline.particulars.naming import canonical_key as place_key
from pipeline.particulars.naming import same_place

__all__ = ["KnownPlaces", "describe", "gazetteer_loaded", "place_key", "same_place"]
