"""What an API description is, whatever standard and version it follows."""
