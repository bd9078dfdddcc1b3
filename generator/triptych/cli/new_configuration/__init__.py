"""What `triptych init` writes, and what it finds to write it from."""
