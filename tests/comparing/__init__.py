"""Tests of `triptych diff`."""
