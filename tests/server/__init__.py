"""Tests of generated servers."""
