"""All that is printed: on a console, in colours, and from other processes."""
