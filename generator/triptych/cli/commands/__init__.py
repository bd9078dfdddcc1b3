"""The commands: each is a function in a module of its name."""
