"""Tests of the archive matcher."""
