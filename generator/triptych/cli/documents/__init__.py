"""The documents that a command line means: which they are, read, and one by one."""
