"""Tests of what is written, and how."""
