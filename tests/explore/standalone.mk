# Build and test the explorer by itself:
#   make -f tests/explore/standalone.mk check
.DEFAULT_GOAL := build/runtime/detectors/explore/runtime.o
include detectors/explore/explore.mk

HOST_CFLAGS := -std=gnu11 -O2 -g -Wall -Wextra -Wpedantic -Werror -D_GNU_SOURCE \
	-iquote lab -iquote detectors
KERNELS     := $(sort $(wildcard tests/explore/kernels/*.c))
ORACLE      := $(wildcard tests/explore/oracle*.c)
RUNTIME     := build/runtime/detectors/explore/runtime.o

build/explore/check: tests/explore/check.c lab/symbols.c lab/memory.c \
		$(wildcard detectors/explore/*.h)
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -o $@ $(filter %.c,$^) -ldw

build/explore/oracle: $(ORACLE) $(wildcard tests/explore/oracle*.h)
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -o $@ $(ORACLE)

# The programs that brute force and the explorer must agree on; SEED=N and
# COUNT=N choose others.
SEED  ?= 1000
COUNT ?= 200
build/explore/programs-$(SEED)-$(COUNT): build/explore/oracle $(RUNTIME)
	build/explore/oracle emit $(SEED) $(COUNT) >$@.c
	clang -O0 -g -fsanitize=thread -fno-builtin -fno-pie \
		-mllvm -tsan-instrument-read-before-write=1 \
		-include detectors/explore/note.h -c -o $@.o $@.c
	clang -no-pie -Wl,--wrap=main -Wl,-z,now -o $@ $@.o $(RUNTIME) -lpthread

# A kernel built to be explored: build/explore/kernels/NAME.
build/explore/kernels/%: tests/explore/kernels/%.c $(RUNTIME)
	@mkdir -p $(@D)
	clang -O0 -g -fsanitize=thread -fno-builtin -fno-pie \
		-mllvm -tsan-instrument-read-before-write=1 \
		-include detectors/explore/note.h -c -o $@.o $<
	clang -no-pie -Wl,--wrap=main -Wl,-z,now -o $@ $@.o $(RUNTIME) -lpthread

build/explore/bench: tests/explore/bench.c
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -o $@ $<

SAMPLED   := counter locked_counter
EXHAUSTED := floating_read fib_bench last_zero_8 last_write readers
.PHONY: bench
bench: build/explore/bench $(addprefix build/explore/kernels/,$(SAMPLED) $(EXHAUSTED))
	build/explore/bench "policy=random schedules=1000000 keep-going=1" \
		$(addprefix build/explore/kernels/,$(SAMPLED))
	build/explore/bench "policy=all keep-going=1" \
		$(addprefix build/explore/kernels/,$(EXHAUSTED))

# Memory after ten million executions.
build/explore/flat: tests/explore/flat.c
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -o $@ $<

.PHONY: flat
flat: build/explore/flat $(addprefix build/explore/kernels/,$(SAMPLED))
	build/explore/flat 10000000 \
		$(addprefix build/explore/kernels/,$(SAMPLED))

.PHONY: check kernels calls agree schedules
check: kernels calls agree schedules
kernels: build/explore/check $(RUNTIME)
	build/explore/check $(RUNTIME) $(KERNELS)
# What a program does that is run as it is, it does explored.
calls: build/explore/check $(RUNTIME)
	build/explore/check -n tests/explore/native.c $(RUNTIME) \
		$(sort $(wildcard tests/explore/calls/*.c))
	bats --formatter tap tests/explore/calls.bats
agree: build/explore/programs-$(SEED)-$(COUNT)
	build/explore/oracle judge $(SEED) $(COUNT) $<

build/explore/show: tests/explore/show.c detectors/explore/columns.c \
		lab/symbols.c lab/file.c lab/memory.c \
		$(wildcard detectors/explore/*.h)
	@mkdir -p $(@D)
	$(CC) $(HOST_CFLAGS) -o $@ $(filter %.c,$^) -ldw

schedules: build/explore/show \
		$(addprefix build/explore/kernels/,counter abba speaks crash \
		double_free use_after_free nested_read exits spurious may_wait \
		after_jump)
	bats tests/explore/schedules.bats
