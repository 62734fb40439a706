// The suite is empty so far.
