#!/usr/bin/env bats
# What --json writes is what lab/results.schema.json says, whatever came out.
load lab

# valid FILE: it follows the schema.
valid() {
	python3 - "$top/lab/results.schema.json" "$1" <<-'EOF'
		import json, sys, jsonschema
		schema, document = (json.load(open(name)) for name in sys.argv[1:])
		checker = jsonschema.Draft202012Validator(schema)
		errors = [f"{e.json_path}: {e.message}" for e in checker.iter_errors(document)]
		sys.exit("\n".join(errors) or 0)
	EOF
}

check() {
	racelab check --cases "$cases" -n 1 --json out.json "$@"
}

@test "the schema is a schema, closed, and describes every member" {
	python3 - "$top/lab/results.schema.json" <<-'EOF'
		import json, sys, jsonschema
		schema = json.load(open(sys.argv[1]))
		jsonschema.Draft202012Validator.check_schema(schema)
		def walk(node, path):
		    if isinstance(node, list):
		        for i, one in enumerate(node):
		            walk(one, f"{path}/{i}")
		    if not isinstance(node, dict):
		        return
		    if node.get("type") == "object":
		        assert node["additionalProperties"] is False, path
		        for name, member in node["properties"].items():
		            assert member.get("description", "").endswith("."), f"{path}/{name}"
		    for name, one in node.items():
		        walk(one, f"{path}/{name}")
		walk(schema, "")
	EOF
}

@test "the schema's words are the driver's words" {
	run -0 racelab --help
	kinds=$(sed -n '/^The kinds of finding/,/^$/p' <<<"$output" |
		tail -n +2 | xargs)
	[ "$(member "$top/lab/results.schema.json" '" ".join(it["$defs"]["kind"]["enum"])')" = "$kinds" ]
	member "$top/lab/results.schema.json" '"\n".join(it["$defs"]["verdict"]["enum"])' |
		sort >schema
	sed -n '/^static const char \*const words\[VERDICTS\]/,/^};/p' \
		"$top/lab/judge.c" | grep -o '"[^"]*"' | tr -d '"' | sort >driver
	diff schema driver
	member "$top/lab/results.schema.json" '"\n".join(it["$defs"]["demand"]["enum"] + it["$defs"]["witness"]["enum"])' |
		sort >schema
	sed -n '/demands\[\] = {/,/^};/p; /witnesses\[\] = {/,/^};/p' \
		"$top/lab/result.c" | grep -o '"[^"]*"' | tr -d '"' | sort >driver
	diff schema driver
}

@test "the validation can fail" {
	tree
	run -0 check -d native
	valid out.json
	for change in 'it.pop("status")' 'it.update(extra=1)' \
		'it["cases"][0].update(verdict="GOOD")' \
		'it["cases"][1]["cells"][0].pop("canary")' \
		'it["cases"][0]["cells"][0]["findings"][0].update(kind="race")' \
		'it["cases"][0]["cells"][0]["canary"].update(verdict="BROKEN")' \
		'it.update(interrupted=True)'; do
		python3 -c "import json
it = json.load(open('out.json'))
$change
json.dump(it, open('bad.json', 'w'))"
		run valid bad.json
		[ "$status" -ne 0 ]
	done
}

@test "proved and confirmed, run and stored" {
	tree
	run -0 check -d tsan -d native
	valid out.json
	[ "$(member out.json '[c["verdict"] for c in it["cases"]]')" = '["PROVED", "CONFIRMED"]' ]
	run -0 check -d tsan -d native
	valid out.json
	[ "$(member out.json 'all(r["stored"] for c in it["cases"] for r in c["cells"])')" = True ]
}

@test "lines and witnesses are those of the case" {
	tree
	run -0 check -d tsan -d native small/clerks
	total=$(line_of '//@ total' "$cases/bugs/small/clerks.c")
	[ "$(member out.json '[f["lines"] for r in it["cases"][0]["cells"] if r["detector"] == "native" for f in r["findings"] if f["by"] == "oracle"]')" = "[[$total]]" ]
	first=$(line_of '//@ hits' "$cases/bugs/small/clerks.c")
	[ "$(member out.json "all(line in ($first, $first + 3) for r in it['cases'][0]['cells'] for f in r['findings'] if f['kind'] == 'data-race' for line in f['lines'])")" = True ]
}

@test "every verdict that fails" {
	mkdir -p "$cases"
	fix 'hits++;' | put_fix stray
	fix 'exit(3);' | put_fix broken
	fix 'nowhere++;' | put_fix uncompiled
	fix 'for (;;) ;' | put_fix timeout
	quiet 'native: crash here' | sed 's|CHECK(1);|& //@ here|' |
		put_bug not-found
	bug 'native: nothing -- blind' 'tsan: data-race hits; check total' |
		put_bug blind
	run -2 check -d native --timeout 1
	valid out.json
	verdicts=$(member out.json 'sorted({c["verdict"] for c in it["cases"]})')
	for word in STRAY BROKEN TIMEOUT 'NOT FOUND'; do
		[[ "$verdicts" == *"\"$word\""* ]]
	done
}

@test "maybe, noise, unproved, with their reasons" {
	mkdir -p "$cases"
	bug 'unproved: nobody can yet' \
		'native: maybe check total -- as it happens' \
		'tsan: maybe data-race hits -- as it happens' | put_bug open
	run check
	valid out.json
	[ "$(member out.json '{e["why"] for c in it["cases"] for r in c["cells"] for e in r["expectations"]}')" = "{'as it happens'}" ]
	[ "$(member out.json 'it["totals"]["unproved"]')" = 1 ]
}

@test "skipped" {
	tree
	without valgrind
	run -2 check -d helgrind -d native
	valid out.json
	[ "$(member out.json '[d["available"] for d in it["detectors"]]')" = '[false, true]' ]
	run -0 check -d helgrind -d native --allow-skip helgrind
	valid out.json
}

@test "a canary that is not flagged" {
	tree
	wrapper clang <<<'for argument; do
	[ "$argument" = -fsanitize=thread ] || set -- "$@" "$argument"
	shift
done
exec "$real" "$@"'
	run -2 check -d tsan
	valid out.json
}

@test "problems of cases, and nothing judged" {
	tree
	rm "$cases/fixes/small/clerks.mutex.c"
	run -2 check -d native
	valid out.json
	[ "$(member out.json 'it["problems"][0]["file"]')" = "$cases/bugs/small/clerks.c" ]
	rm "$cases/bugs/small/clerks.c"
	run -77 check -d native
	valid out.json
	run -2 check -d native nobody
	valid out.json
	[ "$(member out.json 'it["problems"][0]["file"]')" = None ]
}

@test "interrupted" {
	mkdir -p "$cases"
	export STARTED=$BATS_TEST_TMPDIR/started
	fix 'fclose(fopen(getenv("STARTED"), "w")); for (;;) sleep(1);' |
		put_fix long
	env --default-signal "$top/build/racelab" check --cases "$cases" -n 1 \
		-d native --json out.json >out 2>err &
	until_true test -e "$STARTED"
	kill -INT $!
	wait $! || :
	valid out.json
	[ "$(member out.json 'it["status"]')" = 130 ]
	[ "$(member out.json '[c["verdict"] for c in it["cases"]]')" != '["PROVED", "CONFIRMED"]' ]
}

@test "the same program, seed and runs give the same results" {
	tree
	run -0 check -d native --fresh --seed 3
	cp out.json first.json
	run -0 check -d native --fresh --seed 3
	same='[{k: v for k, v in r.items() if k != "cpu"} for c in it["cases"] for r in c["cells"]]'
	[ "$(member out.json "$same")" = "$(member first.json "$same")" ]
}
