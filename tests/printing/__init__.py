"""Tests of what writes source, Markdown and JSON."""
