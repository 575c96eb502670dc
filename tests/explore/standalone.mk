# Build and test the explorer by itself:
#   make -f tests/explore/standalone.mk check
.DEFAULT_GOAL := build/explore/runtime.o
include detectors/explore/explore.mk

HOST_CFLAGS := -std=gnu11 -O2 -g -Wall -Wextra -Wpedantic -Werror -D_GNU_SOURCE
KERNELS     := $(sort $(wildcard tests/explore/kernels/*.c))
ORACLE      := $(wildcard tests/explore/oracle*.c)
RUNTIME     := build/explore/runtime.o

build/explore/check: tests/explore/check.c detectors/explore/symbols.c \
		$(wildcard detectors/explore/*.h)
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -o $@ $(filter %.c,$^) -ldw

build/explore/oracle: $(ORACLE) tests/explore/oracle.h
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -o $@ $(ORACLE)

# The programs that brute force and the explorer must agree on; SEED=N and
# COUNT=N choose others.
SEED  ?= 1000
COUNT ?= 200
build/explore/programs-$(SEED)-$(COUNT): build/explore/oracle $(RUNTIME)
	build/explore/oracle emit $(SEED) $(COUNT) >$@.c
	clang -O0 -g -fsanitize=thread -fno-builtin -fno-pie \
		-mllvm -tsan-instrument-read-before-write=1 -c -o $@.o $@.c
	clang -no-pie -Wl,--wrap=main -Wl,-z,now -o $@ $@.o $(RUNTIME) -lpthread

.PHONY: check kernels agree
check: kernels agree
kernels: build/explore/check $(RUNTIME)
	build/explore/check $(RUNTIME) $(KERNELS)
agree: build/explore/programs-$(SEED)-$(COUNT)
	build/explore/oracle judge $(SEED) $(COUNT) $<
