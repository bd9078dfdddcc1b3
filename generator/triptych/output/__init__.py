"""From views to files: templates, formatting, lock file and writer."""
