"""Tests of generated clients."""
