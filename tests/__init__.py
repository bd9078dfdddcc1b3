"""The tests of trifold."""
