#!/usr/bin/env bats
# The lessons: one a class, with its parts, and no link that leads nowhere.
load lab

setup() {
	cd "$top" || return
}

# classes: the names of all class directories.
classes() {
	find bugs -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort
}

@test "every class has a lesson of one page, with all its parts" {
	for class in $(classes); do
		lesson=bugs/$class/README.md
		[ -f "$lesson" ] || { echo "$lesson is missing"; false; }
		for part in '# ' '## The bad interleaving' \
			'## What each detector says' '## In review' \
			'## Prevention' '## In the wild'; do
			grep -q "^$part" "$lesson" || {
				echo "$lesson has no '$part'"
				false
			}
		done
		[ "$(wc -l <"$lesson")" -le 130 ]
	done
}

@test "the way in names every class" {
	for class in $(classes); do
		grep -qF "($class/README.md)" bugs/README.md || {
			echo "bugs/README.md has no link to $class"
			false
		}
	done
}

@test "every real bug is told in its class's lesson" {
	for case in $(grep -l '^ \* origin:' bugs/*/*.c); do
		grep -qF "($(basename "$case"))" "$(dirname "$case")/README.md" || {
			echo "$case has an origin; its lesson does not link it"
			false
		}
	done
}

@test "every link in a page of the project leads to a file that is there" {
	python3 - <<-'EOF'
		import os, re, subprocess, sys
		bad = []
		for page in subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], capture_output=True, text=True).stdout.split():
		    text = re.sub(r"```.*?```", "", open(page).read(), flags=re.S)
		    for link in re.findall(r"\]\(([^)#\s]+)", text):
		        if "://" in link or link.startswith("mailto:"):
		            continue
		        path = os.path.normpath(os.path.join(os.path.dirname(page), link))
		        if not os.path.exists(path):
		            bad.append(f"{page}: {link}")
		print("\n".join(bad))
		sys.exit(bool(bad))
	EOF
}

@test "the path names bugs that are there, each once" {
	grep -oE '^[a-z][^ #]*' bugs/path.txt >"$BATS_TEST_TMPDIR/path"
	while read -r name; do
		[ -f "bugs/$name.c" ] || { echo "no bug: $name"; false; }
	done <"$BATS_TEST_TMPDIR/path"
	[ -z "$(sort "$BATS_TEST_TMPDIR/path" | uniq -d)" ]
	[ "$(wc -l <"$BATS_TEST_TMPDIR/path")" -ge 30 ]
}
