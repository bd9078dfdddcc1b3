"""The tests of triptych."""
