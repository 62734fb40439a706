// The module is empty so far.
