"""particulars: who, what, where, when and how many a statement says."""

from pipeline.spelling import place_key, same_place

__all__ = ["place_key", "same_place"]
