"""What is generated, run: served, mocked, and made anew on changes."""
