"""Tests of reference docs."""
