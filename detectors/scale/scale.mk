# The program that runs a bug and its fixes in turn; its rules of deciding are
# the detector's own.

CONTEST := build/runtime/detectors/scale/helper/contest
HELPERS += $(CONTEST)
HELPER_SOURCES += detectors/scale/helper/contest.c

$(CONTEST): build/runtime/detectors/scale/helper/contest.o \
		build/runtime/detectors/scale/ratio.o
	$(CC) -o $@ $^ -lm
