# Build and test the explorer by itself:
#   make -f tests/explore/standalone.mk check
.DEFAULT_GOAL := build/explore/runtime.o
include detectors/explore/explore.mk
