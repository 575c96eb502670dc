#!/usr/bin/env bats
# Every mistake in a case is told as FILE:LINE: what, exit 2, and all other cases
# are judged all the same.
load lab

bug_file=bugs/small/broken.c
fix_file=fixes/small/broken.mutex.c

# One sound pair, small/sound, and one to be broken, small/broken.
setup_pair() {
	tree
	mv "$cases/bugs/small/clerks.c" "$cases/bugs/small/sound.c"
	mv "$cases/fixes/small/clerks.mutex.c" "$cases/fixes/small/sound.mutex.c"
	bug >"$cases/$bug_file"
	fix >"$cases/$fix_file"
}

# told FILE LINE WHAT...: `list` tells of it, as FILE:LINE: WHAT, exit 2.
told() {
	local file=$1 line=$2 what
	shift 2
	run -2 --separate-stderr racelab list --cases "$cases"
	for what; do
		if ! grep -F -- "$what" <<<"$stderr" |
			grep -qF -- "$cases/$file:$line:"; then
			printf 'no "%s:%s: ...%s" in:\n%s\n' "$file" "$line" \
				"$what" "$stderr"
			return 1
		fi
	done
}

# breaks FILE SCRIPT LINE|TEXT WHAT...: after `sed SCRIPT FILE`, the mistake is
# told for that line, or for the first with that text.
breaks() {
	local file=$1 script=$2 line=$3
	shift 3
	setup_pair
	sed -i "$script" "$cases/$file"
	[[ "$line" =~ ^[0-9]+$ ]] || line=$(line_of "$line" "$cases/$file")
	[ -n "$line" ]
	told "$file" "$line" "$@"
}

@test "one broken case: told once, exit 2, all others are judged" {
	setup_pair
	sed -i 's/^ \* class: small/&\n * colour: red/' "$cases/$bug_file"
	run -2 --separate-stderr racelab native --cases "$cases" -n 1
	judged PROVED small/sound
	judged CONFIRMED small/sound.mutex
	[ "$(grep -c "$bug_file:.*colour" <<<"$stderr")" -eq 1 ]
	run ! judged PROVED small/broken
}

@test "an unknown key" {
	breaks $bug_file 's/^ \* class: small/&\n * colour: red/' \
		' * colour: red' "'colour'"
	breaks $fix_file 's/^ \* cost:.*/&\n * colour: red/' \
		' * colour: red' "'colour'"
}

@test "a bug's key in a fix" {
	breaks $fix_file 's/^ \* cost:.*/&\n * hint: look closer/' \
		' * hint: look' "'hint'"
}

@test "a key twice, a detector twice, a key without a value" {
	breaks $bug_file 's/^ \* class: small/&\n * cwe: 1\n * cwe: 2/' \
		' * cwe: 2' "'cwe'" twice
	breaks $bug_file 's/^ \* native:.*/&\n * native: check total/' \
		"$(($(bug | grep -n native: | cut -d : -f 1) + 1))" "'native'"
	breaks $bug_file 's/^ \* class: small/&\n * cwe:/' ' * cwe:' "'cwe'"
}

@test "several hints are no mistake" {
	setup_pair
	sed -i 's/^ \* class: small/&\n * hint: one\n * hint: two/' \
		"$cases/$bug_file"
	run -0 racelab list --cases "$cases"
}

@test "a key in the story" {
	breaks $bug_file 's/^ \* The rendezvous.*/ * native: check total/' \
		' * native: check total' "'native'"
}

@test "a class that is not the directory's, or none" {
	breaks $bug_file 's/^ \* class: small/ * class: large/' 6 "'small'"
	breaks $bug_file '/^ \* class: small/d' 1 class
}

@test "no header, no title, no detector" {
	breaks $bug_file '1,/^ \*\//d' 1 'no header'
	breaks $bug_file '2s/.*/ */; 3d; 4d; 5d' 1 title
	breaks $bug_file '/^ \* tsan:/d; /^ \* native:/d; s| //@ [a-z]*$||' 1 \
		unproved
}

@test "a label that nobody marked, a mark that nobody names" {
	breaks $bug_file 's/data-race hits/data-race misses/' \
		' * tsan: data-race misses' "'misses'" 'marked nowhere'
	breaks $bug_file 's|return 0;|& //@ extra|' '//@ extra' "'extra'"
	breaks $bug_file 's|return 0;|& //@|' 'return 0; //@' 'without a label'
}

@test "a kind that does not exist, labels too few or too many" {
	breaks $bug_file 's/tsan: data-race/tsan: date-race/' ' * tsan:' \
		"'date-race'"
	breaks $bug_file 's/tsan: data-race hits/tsan: data-race/' ' * tsan:' \
		'no label'
	breaks $bug_file 's/tsan: data-race hits/& total hits/' ' * tsan:' \
		"'hits'"
	breaks $bug_file 's/tsan: data-race hits/& to,tal/' ' * tsan:' \
		"'to,tal'"
}

@test "maybe, nothing, dies and cannot without a reason" {
	breaks $bug_file 's/tsan: data/tsan: maybe data/' ' * tsan:' "'maybe'"
	for word in nothing dies cannot; do
		breaks $bug_file "s/tsan: data.*/&; $word/" ' * tsan:' "'$word'"
		breaks $bug_file "s/tsan: data.*/&; $word --/" ' * tsan:' \
			"'$word'"
	done
}

@test "expectations that contradict each other, or are empty" {
	breaks $bug_file 's/tsan: data.*/&; nothing -- blind/' ' * tsan:' \
		contradict
	breaks $bug_file 's/tsan: data.*/&;/' ' * tsan:' empty
	breaks $bug_file 's/tsan: data/tsan: ; data/' ' * tsan:' empty
	breaks $bug_file 's/tsan: data.*/& -- well; nothing more -- blind/' \
		' * tsan:' "'nothing'"
}

@test "noise in a bug, a demand in a fix" {
	breaks $bug_file 's/tsan: data-race hits/tsan: noise & -- so/; s/noise tsan:/noise/' \
		' * tsan:' "'noise'"
	for value in 'data-race hits' 'maybe data-race hits -- so' \
		'nothing -- so' 'dies -- so'; do
		breaks $fix_file "s/^ \* cost:.*/&\n * tsan: $value/" ' * tsan:' fix
	done
}

@test "edit regions without end, without beginning, one in another" {
	breaks $bug_file '\|^//@ end|d' '//@ edit' '//@ end'
	breaks $bug_file '\|^//@ edit|d' '//@ end' '//@ edit'
	breaks $bug_file 's|^//@ end|//@ edit\n&|' \
		"$(($(bug | grep -n '//@ end' | cut -d : -f 1)))" '//@ edit inside'
}

@test "a fix that differs outside the edit regions" {
	breaks $fix_file 's/CHECK(hits == 2);/CHECK(hits == hits);/' \
		'CHECK(hits == hits)' 'outside the edit regions' \
		"$bug_file:$(line_of CHECK <(bug))"
	breaks $fix_file 's/^return 0;/return 1 - 1;/' 'return 1 - 1;' outside
	setup_pair
	printf 'static int more;\n' >>"$cases/$fix_file"
	told $fix_file "$(wc -l <"$cases/$fix_file")" outside
	setup_pair
	sed -i '$d' "$cases/$fix_file"
	run -2 racelab list --cases "$cases"
	saw 2 "$fix_file:" outside
}

@test "a fix with another number of edit regions" {
	setup_pair
	sed -i 's|^int main|//@ edit\n//@ end\n&|' "$cases/$fix_file"
	run -2 racelab list --cases "$cases"
	saw 2 "$fix_file:" 'edit regions'
}

@test "a fix that changes only blanks and comments of its bug's outside" {
	setup_pair
	sed -i 's|^return 0;$|return 0;   |; s|^int main(void)|\n&|' \
		"$cases/$fix_file"
	run -0 racelab list --cases "$cases"
}

@test "a bug without a fix, a fix without its bug" {
	setup_pair
	rm "$cases/$fix_file"
	run -2 --separate-stderr racelab native --cases "$cases" -n 1
	[[ "$stderr" == *"$bug_file: "*"without a fix"* ]]
	judged PROVED small/sound
	setup_pair
	rm "$cases/$bug_file"
	run -2 --separate-stderr racelab native --cases "$cases" -n 1
	[[ "$stderr" == *"$fix_file: "*"without its bug"* ]]
	judged CONFIRMED small/sound.mutex
}

@test "names with a dot too many or too few" {
	setup_pair
	bug >"$cases/bugs/small/a.b.c"
	fix >"$cases/fixes/small/plain.c"
	run -2 --separate-stderr racelab list --cases "$cases"
	[[ "$stderr" == *bugs/small/a.b.c:*"NAME.c"* ]]
	[[ "$stderr" == *fixes/small/plain.c:*"NAME.HOW.c"* ]]
}

@test "files of another kind are no cases" {
	setup_pair
	touch "$cases/bugs/README.md" "$cases/bugs/small/README.md" \
		"$cases/bugs/small/.hidden.c" "$cases/fixes/small/notes.txt" \
		"$cases/bugs/small/sound.c~"
	run -0 racelab list --cases "$cases"
	[ "${#lines[@]}" -eq 4 ]
}

@test "what cannot be read: a directory, a FIFO, a dangling link" {
	for make in mkdir mkfifo 'ln -s nowhere'; do
		setup_pair
		rm -rf "$cases/${bug_file:?}"
		$make "$cases/$bug_file"
		run -2 --separate-stderr racelab native --cases "$cases" -n 1
		[[ "$stderr" == *"$bug_file: cannot be read"* ]]
		judged PROVED small/sound
		rm -rf "$cases"
	done
}

@test "a zero byte, an empty file, a megabyte of nothing" {
	setup_pair
	printf '\0' >>"$cases/$bug_file"
	run -2 racelab list --cases "$cases"
	saw 2 "$bug_file: " 'zero byte'
	: >"$cases/$bug_file"
	told $bug_file 1 'no header'
	head -c 2000000 /dev/zero | tr '\0' '\n' >"$cases/$bug_file"
	run -2 racelab list --cases "$cases"
	saw 2 "$bug_file: cannot be read"
}

@test "a header that never ends, a line of a megabyte" {
	setup_pair
	printf '/*\n * Title.\n' >"$cases/$bug_file"
	told $bug_file 1 'no header'
	{
		printf '/*\n * Title.\n *\n * class: small\n * tsan: '
		head -c 900000 /dev/zero | tr '\0' x
		printf ' y\n */\nint main(void) { return 0; }\n'
	} >"$cases/$bug_file"
	run -2 racelab list --cases "$cases"
	saw 2 "$bug_file:5: unknown kind"
}

@test "lines end as on Windows: the same verdicts" {
	setup_pair
	sed -i 's/$/\r/' "$cases/$bug_file" "$cases/$fix_file"
	run -0 racelab native --cases "$cases" -n 1
	judged PROVED small/broken
	judged CONFIRMED small/broken.mutex
}

@test "a title that is no UTF-8 is shown, judged and written as JSON" {
	setup_pair
	printf '2s/.*/ * Z\374ge im Tunnel./\n' >script
	LC_ALL=C sed -i -f script "$cases/$bug_file"
	run racelab native --cases "$cases" -n 1 --json out.json
	judged PROVED small/sound
	[ "$(member out.json 'len(it["cases"])')" = "$(grep -c small/ <(racelab list --cases "$cases"))" ] ||
		saw 2 "$bug_file:"
}

@test "an error of the compiler that is no UTF-8 keeps its verdict" {
	setup_pair
	printf 's/^hits++;/hits++; #error \\xfc\\n\\xfc/\n' >script
	LC_ALL=C sed -i -f script "$cases/$fix_file"
	run -2 racelab native --cases "$cases" -n 1 --json out.json
	judged BROKEN small/broken.mutex
	saw 2 'does not compile'
	[ "$(member out.json '[c["verdict"] for c in it["cases"] if c["name"] == "small/broken.mutex"][0]')" = BROKEN ]
}
