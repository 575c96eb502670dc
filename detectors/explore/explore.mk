# The explorer's runtime: build/runtime/detectors/explore/runtime.o, one relocatable object.
#
# Its data get sections of their own, so that the runtime can tell them from
# the program's (restore.c), and its own calls of memcpy() and the like are
# kept apart from those it takes from the program (own.syms).  Only the calls
# that it takes, and what compilers and lab.h call, can be seen from outside:
# or a program could have no variable of its own named `threads`.

EXPLORE_SOURCES := $(wildcard detectors/explore/runtime/*.c)
EXPLORE_OBJECTS := $(EXPLORE_SOURCES:%.c=build/%.o)
EXPLORE_CFLAGS  := -std=gnu11 -O2 -g -Wall -Wextra -Wpedantic -Werror \
	-D_GNU_SOURCE -fno-pie -fno-common -fno-builtin-malloc \
	-U_FORTIFY_SOURCE -fno-stack-protector \
	-fno-strict-aliasing -fno-semantic-interposition -flto=1 -MMD -MP

$(EXPLORE_OBJECTS): build/%.o: %.c
	@mkdir -p $(@D)
	gcc $(EXPLORE_CFLAGS) $(EXPLORE_WARN) -c -o $@ $<

# What libc offers, and so what a program may be calling.
build/runtime/detectors/explore/calls.syms:
	@mkdir -p $(@D)
	nm -D --defined-only $$(gcc -print-file-name=libc.so.6) >$@.part
	nm --defined-only $$(gcc -print-file-name=libc_nonshared.a) >>$@.part
	sed -n 's/^[0-9a-f]* [TWi] \([^@]*\).*/\1/p' $@.part | sort -u >$@.names
	printf '%s\n' '__tsan_*' 'lab_*' rendezvous __wrap_main >>$@.names
	rm $@.part
	mv $@.names $@

# What cases include lies beside what they are linked with.
build/runtime/detectors/explore/note.h: detectors/explore/note.h
	@mkdir -p $(@D)
	cp $< $@

build/runtime/detectors/explore/runtime.o: $(EXPLORE_OBJECTS) \
		build/runtime/detectors/explore/note.h \
		detectors/explore/runtime/own.syms \
		build/runtime/detectors/explore/calls.syms
	@mkdir -p $(@D)
	gcc -r -nostdlib -O2 -flto=1 -flto-partition=one \
		-flinker-output=nolto-rel -fno-pie -o $@.part $(EXPLORE_OBJECTS)
	objcopy --rename-section .data=racelab_data \
		--rename-section .text=racelab_text \
		--rename-section .text.unlikely=racelab_text \
		--rename-section .bss=racelab_bss \
		--redefine-syms=detectors/explore/runtime/own.syms $@.part
	@# What was given a name must be bound to it before that is hidden.
	ld -r -o $@.bound $@.part
	objcopy --wildcard \
		--keep-global-symbols=build/runtime/detectors/explore/calls.syms $@.bound
	rm $@.part
	mv $@.bound $@

# Or the compiler would make memcpy() of a loop that is memcpy().
build/detectors/explore/runtime/own_string.o build/detectors/explore/runtime/memory_calls.o: \
	EXPLORE_CFLAGS += -fno-builtin

-include $(EXPLORE_OBJECTS:.o=.d)
