"""What paths and operations say, in whichever version of the standard."""
