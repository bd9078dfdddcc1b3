"""Tests of `triptych verify`."""
