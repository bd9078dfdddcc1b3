"""The commands: a module has a function of each command's name."""
