"""What is measured: `make bench` prints a table that anyone can reproduce."""
