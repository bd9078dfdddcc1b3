"""Tests of the hand-written part of generated packages."""
