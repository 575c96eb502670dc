/*
 * memcpy() and its like: what they answer and what they leave alone.
 */
#include <string.h>

#include "../kernels/lab.h"

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

int main(void)
{
	char at[64] = "abcdefgh", to[64], big[1000], copy[1000];

	CHECK(memcpy(to, at, 9) == to && !strcmp(to, "abcdefgh"));
	CHECK(memmove(at + 1, at, 8) == at + 1 && !strcmp(at, "aabcdefgh"));
	CHECK(memmove(at, at + 2, 8) == at && !strcmp(at, "bcdefgh"));
	CHECK(memset(at, 'x', 3) == at && !strcmp(at, "xxxefgh"));
	CHECK(memset(at, 0x100 + 'y', 1) == at && at[0] == 'y');
	CHECK(memcpy(to, at, 0) == to && to[0] == 'a');
	for (int i = 0; i < 1000; i++)
		big[i] = (char)(i * 7);
	CHECK(memcpy(copy, big, sizeof big) == copy);
	CHECK(memcmp(copy, big, sizeof big) == 0);
	CHECK(memmove(copy + 3, copy, 900) == copy + 3);
	CHECK(memcmp(copy + 3, big, 900) == 0 && memcmp(copy, big, 3) == 0);
	copy[500] = (char)0x80;
	big[503] = 1;
	CHECK(sign(memcmp("\x80", "\x01", 1)) == 1);
	CHECK(memcmp("a", "b", 0) == 0);
	CHECK(sign(memcmp("ab", "ac", 2)) == -1);

	CHECK(strlen("") == 0 && strlen("abc") == 3);
	CHECK(strcpy(to, "123") == to && !memcmp(to, "123", 4));
	CHECK(strcat(to, "45") == to && !strcmp(to, "12345"));
	CHECK(sign(strcmp("abc", "abd")) == -1 && sign(strcmp("b", "a")) == 1);
	CHECK(sign(strcmp("ab", "abc")) == -1 && strcmp("", "") == 0);
	CHECK(sign(strcmp("\x80", "\x01")) == 1);
	CHECK(strncmp("abc", "abd", 2) == 0 && strncmp("a", "b", 0) == 0);
	CHECK(sign(strncmp("abc", "abd", 3)) == -1);
	CHECK(strncmp("ab", "ab", 10) == 0);
	CHECK(strchr(to, '3') == to + 2 && strchr(to, 0) == to + 5);
	CHECK(!strchr(to, 'x') && strchr(to, 0x100 + '1') == to);
	CHECK(strncpy(to, "9", 4) == to && !memcmp(to, "9\0\0\0005", 5));
	CHECK(!strcmp(strncat(to, "876", 2), "987"));
	CHECK(strrchr("aba", 'a') && strnlen("abc", 2) == 2);
	CHECK(strstr("abcd", "cd") && memchr("abc", 'c', 3));
}
