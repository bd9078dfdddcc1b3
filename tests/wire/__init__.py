"""Tests of generated clients against generated servers."""
