"""Arguments of the commands: what there is, and what is wrong with those given."""
