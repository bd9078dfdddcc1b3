"""Tests of sampled values and of patterns."""
