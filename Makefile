# For those whose fingers type `make`: each target is the script of the same name.

.PHONY: run test serve check bench screenshots
run test serve check bench screenshots: ; @scripts/$@
