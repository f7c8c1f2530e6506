"""What `make bench`, `make quality` and `make deps` measure."""
