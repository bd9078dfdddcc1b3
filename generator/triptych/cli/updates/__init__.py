"""What belongs to an update of an output folder: builds, staging, remaining tasks."""
