"""Tests of generated packages, which only differ in the data beside them."""
