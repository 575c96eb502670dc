# The explorer's runtime: build/runtime/detectors/explore/runtime.o, one relocatable object.
#
# Its data get sections of their own, so that the runtime can tell them from
# the program's (restore.c), and its own calls of memcpy() and the like are
# kept apart from those it takes from the program (own.syms).

EXPLORE_SOURCES := $(wildcard detectors/explore/runtime/*.c)
EXPLORE_OBJECTS := $(EXPLORE_SOURCES:%.c=build/%.o)
EXPLORE_CFLAGS  := -std=gnu11 -O2 -g -Wall -Wextra -Wpedantic -Werror \
	-D_GNU_SOURCE -fno-pie -fno-common -fno-builtin-malloc \
	-U_FORTIFY_SOURCE -fno-stack-protector \
	-fno-strict-aliasing -fno-semantic-interposition -flto=1 -MMD -MP

$(EXPLORE_OBJECTS): build/%.o: %.c
	@mkdir -p $(@D)
	gcc $(EXPLORE_CFLAGS) $(EXPLORE_WARN) -c -o $@ $<

build/runtime/detectors/explore/runtime.o: $(EXPLORE_OBJECTS) detectors/explore/runtime/own.syms
	@mkdir -p $(@D)
	gcc -r -nostdlib -O2 -flto=1 -flto-partition=one \
		-flinker-output=nolto-rel -fno-pie -o $@.part $(EXPLORE_OBJECTS)
	objcopy --rename-section .data=racelab_data \
		--rename-section .text=racelab_text \
		--rename-section .text.unlikely=racelab_text \
		--rename-section .bss=racelab_bss \
		--redefine-syms=detectors/explore/runtime/own.syms $@.part
	mv $@.part $@

# Or the compiler would make memcpy() of a loop that is memcpy().
build/detectors/explore/runtime/own_string.o build/detectors/explore/runtime/memory_calls.o: \
	EXPLORE_CFLAGS += -fno-builtin

-include $(EXPLORE_OBJECTS:.o=.d)
