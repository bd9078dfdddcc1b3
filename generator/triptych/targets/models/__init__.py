"""Model modules, which client and server share: `templates/models`."""
