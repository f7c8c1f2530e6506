"""The site that the tests of collecting use."""

from tests.collect.conftest import site

__all__ = ["site"]
