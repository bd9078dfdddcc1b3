"""Templates of users: begun with, kept up, and read."""
