"""Tests of triptych in builds."""
