# To add a case, a detector, a report, a command or a test, add the file: all
# below is found by path, and there is no list to edit.
#
# The comment that begins with ## describes the goal that follows; `make help`
# prints them.

CFLAGS    ?= -O2 -g
WARNINGS  := -std=c11 -Wall -Wextra -Wpedantic -Werror
PACKAGES  := jansson libxml-2.0 sqlite3 libdw libmd
CPPFLAGS  += -D_GNU_SOURCE -iquote lab -iquote lab/runtime -iquote detectors \
             $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LDLIBS    += $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lm
OUT       := build

# detectors/NAME/runtime and lab/runtime are linked into cases, all else into
# the driver, but for detectors/NAME/helper: programs of their own, with their
# rules in detectors/NAME/NAME.mk.
DRIVER    := $(sort $(wildcard lab/*.c detectors/*.c detectors/*/*.c))
DRIVER    := $(filter-out detectors/canary/%,$(DRIVER))
RUNTIME   := $(sort $(wildcard lab/runtime/*.c detectors/*/runtime/*.c))
# The explorer's is one object, with sections and symbols of its own.
RUNTIME   := $(filter-out detectors/explore/%,$(RUNTIME))
EXPLORER  := build/runtime/detectors/explore/runtime.o
PARTS     := $(patsubst %.c,$(OUT)/%.o,$(filter-out lab/main.c,$(DRIVER)))
UNITS     := $(sort $(wildcard tests/unit/*.c))
SCRIPTS   := $(sort $(wildcard tests/cli/*.bats))
FUZZERS   := $(sort $(wildcard tests/fuzz/*.c))
DETECTORS := $(patsubst detectors/%.c,%,$(sort $(wildcard detectors/*.c)))
SOURCES    = $(shell git ls-files '*.c' '*.h')
SHELLS     = $(shell git ls-files 'ci/*.sh' .ci/run)

# make tsan CASE=lost-update/counter: one case; ARGS: further options.
CASE      ?=
ARGS      ?=
FUZZ_SECONDS ?= 100

.DEFAULT_GOAL := prove
.SECONDARY:
.DELETE_ON_ERROR:

## prove every bug, confirm every fix, print the matrix (the main job)
.PHONY: prove
prove:
	@ci/packages.sh prove
	@$(MAKE) --no-print-directory all
	build/racelab check $(ARGS) $(CASE)

## the corpus (or CASE=...) under one detector, as `racelab NAME` does
.PHONY: $(DETECTORS)
$(DETECTORS):
	@ci/packages.sh prove
	@$(MAKE) --no-print-directory all
	build/racelab $@ $(ARGS) $(CASE)

## build racelab and what it links into cases
.PHONY: all
all: $(OUT)/racelab $(RUNTIME:%.c=build/runtime/%.o) $(EXPLORER) helpers

.PHONY: helpers

## run the lab's own tests
.PHONY: test
test:
	@ci/packages.sh test
	@$(MAKE) --no-print-directory all units
	@ci/tests.sh

.PHONY: units
units: $(UNITS:%.c=$(OUT)/%)

## write the table of detector by class into README.md
.PHONY: table
table: all
	@ci/table.sh

## check the layout of the code, and look for mistakes without running it
.PHONY: lint
lint:
	@ci/packages.sh all
	@clang-format --dry-run -Werror $(SOURCES)
	@shellcheck $(SHELLS)
	@# bats sets variables and subshells of its own: only what is an error
	@shellcheck -s bash -S error $(SCRIPTS) $(wildcard tests/cli/*.bash)
	@# what clang-tidy says on stderr is a count of what it suppressed
	@printf '%s\n' $(DRIVER) $(RUNTIME) $(EXPLORE_SOURCES) $(HELPER_SOURCES) | \
		xargs -P 2 -n 8 sh -c \
		'clang-tidy --quiet "$$@" -- $(CPPFLAGS) -std=gnu11 2>/dev/null' tidy
	@echo 'lint: nothing to say'

## measure what the project promises, and print it
.PHONY: bench
bench: all
	@ci/bench.sh

## what takes too long for every change: fuzzing, sanitizers, repetition
.PHONY: nightly
nightly:
	@ci/packages.sh all
	@$(MAKE) --no-print-directory all
	@ci/nightly.sh

## the driver and its unit tests under ASan and UBSan
.PHONY: sanitize
sanitize:
	$(MAKE) all
	$(MAKE) OUT=build/sanitize CC=gcc CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize=pointer-overflow -fno-sanitize-recover=all' \
		LDFLAGS='-fsanitize=address,undefined' build/sanitize/racelab units
	OUT=build/sanitize ci/tests.sh

## feed each parser damaged input, FUZZ_SECONDS for each (100)
.PHONY: fuzz
fuzz: $(FUZZERS:%.c=build/fuzz/%)
	ci/fuzz.sh $(FUZZ_SECONDS) $^

## remove everything that was made
.PHONY: clean
clean:
	$(RM) -r build

## this list
.PHONY: help
help:
	@awk '/^## /{text = substr($$0, 4)} \
	/^[a-z$$(][^=]*:/ && text {goal = $$1; sub(/:.*/, "", goal); \
	if (goal == "$$(DETECTORS)") goal = "$(DETECTORS)"; \
	printf "make %-28s %s\n", goal, text; text = ""}' $(MAKEFILE_LIST)

$(OUT)/racelab: $(OUT)/lab/main.o $(PARTS)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/tests/unit/%: $(OUT)/tests/unit/%.o $(PARTS)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARNINGS) -MMD -MP -c -o $@ $<

# Never with a sanitizer, whatever CFLAGS says: no detector may see the runtime.
build/runtime/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -O2 -g -fPIC $(WARNINGS) -MMD -MP -c -o $@ $<

FUZZED := -O1 -g -fsanitize=address,undefined -fno-sanitize=pointer-overflow \
          -fno-sanitize-recover=all

build/fuzz/%.o: %.c
	@mkdir -p $(@D)
	clang $(CPPFLAGS) $(FUZZED) -fsanitize=fuzzer-no-link $(WARNINGS) -MMD -MP \
		-c -o $@ $<

build/fuzz/tests/fuzz/%: build/fuzz/tests/fuzz/%.o $(PARTS:$(OUT)/%=build/fuzz/%)
	clang $(FUZZED) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

include $(sort $(wildcard detectors/*/*.mk))

helpers: $(HELPERS)

-include $(shell find build -name '*.d' 2>/dev/null)
