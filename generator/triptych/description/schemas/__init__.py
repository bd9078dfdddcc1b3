"""What schemas say, in whichever version of the standard."""
