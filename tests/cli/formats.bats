#!/usr/bin/env bats
# JUnit XML, SARIF and annotations: valid whatever came out, and telling it.
load lab

# check ARGS: judge, and write both files.
check() {
	racelab check --cases "$cases" -n 1 --junit out.xml --sarif out.sarif "$@"
}

valid_sarif() {
	python3 - "$top/tests/schemas/sarif-2.1.0-rtm.5.json" "$1" <<-'EOT'
		import json, sys, jsonschema
		schema, document = (json.load(open(name)) for name in sys.argv[1:])
		checker = jsonschema.Draft4Validator(schema)
		errors = [f"{e.json_path}: {e.message}" for e in checker.iter_errors(document)]
		rules = {r["id"] for r in document["runs"][0]["tool"]["driver"]["rules"]}
		errors += [f"no rule {r['ruleId']}" for r in document["runs"][0]["results"]
		           if r["ruleId"] not in rules]
		sys.exit("\n".join(errors) or 0)
	EOT
}

valid_junit() {
	xmllint --noout --schema "$top/tests/schemas/junit.xsd" "$1"
}

valid() {
	valid_sarif out.sarif
	valid_junit out.xml
}

# xpath EXPRESSION: its value over out.xml.
xpath() {
	xmllint --xpath "string($1)" out.xml
}

# racy: small/stray.mutex, a fix that races in every run, and cannot be seen to.
racy() {
	mkdir -p "$cases"
	fix | sed '/pthread_mutex_/d; s/hits++;/rendezvous(\&both); hits++;/
		s/^static int hits;/static struct rendezvous both = RENDEZVOUS(2);\n&/
		s/CHECK(hits == 2)/CHECK(hits > 0)/' | put_fix stray
	sed -i 's/CHECK(hits == 2)/CHECK(hits > 0)/' "$cases/bugs/small/stray.c"
}

# race: the result about a data race.
race='next(r for r in it["runs"][0]["results"] if r["ruleId"] == "data-race")'

@test "the validation can fail" {
	tree
	run -0 check -d native
	valid
	sed -i 's/"version"/"revision"/' out.sarif
	run valid_sarif out.sarif
	[ "$status" -ne 0 ]
	sed -i 's/ tests="[0-9]*"//' out.xml
	run valid_junit out.xml
	[ "$status" -ne 0 ]
}

@test "what is as expected passes, and is no alert" {
	tree
	run -0 check -d native -d tsan --annotations
	valid
	saw_no ::error
	[ "$(member out.sarif 'len(it["runs"][0]["results"])')" = 0 ]
	[ "$(member out.sarif 'it["runs"][0]["invocations"][0]["exitCode"]')" = 0 ]
	[ "$(xpath 'count(//testsuite)')" = 2 ]
	[ "$(xpath 'count(//testcase)')" = 4 ]
	[ "$(xpath 'count(//testcase/*)')" = 0 ]
	[ "$(xpath '//testsuite[@name="tsan"]/testcase[1]/@classname')" = small ]
}

@test "a stray race is told with both stacks, at its line" {
	racy
	run -1 check -d tsan --annotations small/stray.mutex
	valid
	file=cases/fixes/small/stray.mutex.c
	line=$(line_of 'rendezvous(&both); hits++;' "$file")
	saw 1 "::error file=$file,line=$line,title=small/stray.mutex::STRAY under tsan"
	[ "$(member out.sarif "$race"'["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]')" = "$file" ]
	[ "$(member out.sarif "$race"'["locations"][0]["physicalLocation"]["region"]["startLine"]')" = "$line" ]
	flows='[f for f in '"$race"'["codeFlows"][0]["threadFlows"] if any(w in f["message"]["text"].lower() for w in ("read", "write"))]'
	[ "$(member out.sarif "len($flows)")" = 2 ]
	[ "$(member out.sarif "len({f['id'] for f in $flows})")" = 2 ]
	[ "$(member out.sarif "[f['locations'][-1]['location']['logicalLocations'][0]['name'] for f in $flows]")" = '["clerk", "clerk"]' ]
	[ "$(member out.sarif "{f['locations'][-1]['location']['physicalLocation']['region']['startLine'] for f in $flows}")" = "{$line}" ]
	[ "$(xpath '//testsuite/@failures')" = 1 ]
	[[ "$(xpath '//failure')" == 'a fix must be clean: data-race at stray.mutex.c:'* ]]
	[ "$(xpath '//failure/@message')" = STRAY ]
}

@test "a fingerprint stays when lines move, and no other alert has it" {
	racy
	run -1 check -d tsan small/stray.mutex
	print="$race"'["partialFingerprints"]["racelab/v1"]'
	before=$(member out.sarif "$print")
	sed -i 's/^static void \*clerk/\n\n&/' "$cases/bugs/small/stray.c" \
		"$cases/fixes/small/stray.mutex.c"
	run -1 check -d tsan small/stray.mutex
	[ "$(member out.sarif "$print")" = "$before" ]
	sed -i 's/hits++;/hits += 1;/' "$cases/fixes/small/stray.mutex.c"
	run -1 check -d tsan small/stray.mutex
	[ "$(member out.sarif "$print")" != "$before" ]
}

@test "what is not found, stray, broken or timed out is told" {
	mkdir -p "$cases"
	fix 'exit(3);' | put_fix broken
	fix 'nowhere++;' | put_fix uncompiled
	fix 'for (;;) ;' | put_fix timeout
	quiet 'native: crash here' | sed 's|CHECK(1);|& //@ here|' |
		put_bug not-found
	fix 'hits++;' | put_fix stray
	run -2 check -d native --timeout 1 --annotations
	valid
	for rule in not-found broken timeout check; do
		[ "$(member out.sarif "any(r['ruleId'] == '$rule' for r in it['runs'][0]['results'])")" = True ]
	done
	where=cases/fixes/small/uncompiled.mutex.c
	saw 2 "::error file=$where,line=$(line_of 'nowhere++' "$where")," \
		"file=cases/bugs/small/not-found.c,line=$(line_of native: "$cases/bugs/small/not-found.c")," \
		"file=cases/fixes/small/stray.mutex.c,line=$(line_of 'CHECK(' "$cases/fixes/small/stray.mutex.c")," \
		'does not compile:%0A'
	[ "$(xpath 'count(//error[@message="BROKEN"])')" = 2 ]
	[ "$(xpath 'count(//error[@message="TIMEOUT"])')" = 1 ]
	[ "$(xpath 'count(//failure[@message="NOT FOUND"])')" = 1 ]
	[ "$(xpath 'count(//failure[@message="STRAY"])')" = 1 ]
	[ "$(xpath '//testsuite/@errors')" = 3 ]
	[ "$(xpath '//testsuite/@failures')" = 2 ]
	[ "$(member out.sarif 'it["runs"][0]["invocations"][0]["executionSuccessful"]')" = False ]
}

@test "skipped is skipped, and problems are told" {
	tree
	without valgrind
	run -2 check -d helgrind --annotations
	valid
	[ "$(xpath '//testsuite[@name="helgrind"]/@skipped')" = 2 ]
	rm "$cases/fixes/small/clerks.mutex.c"
	run -2 check -d native --annotations
	saw 2 '::error file=cases/bugs/small/clerks.c,line='
	valid
	[ "$(xpath 'count(//testsuite[@name="racelab"]/testcase/error)')" = 1 ]
	[ "$(member out.sarif 'len(it["runs"][0]["invocations"][0]["toolExecutionNotifications"])')" = 1 ]
}

@test "any bytes stay valid" {
	mkdir -p "$cases"
	fix | sed '/hits++/s/$/\n#error "100% <b> \&amp; ]]> \x01\x1b[0m \xff\xfe \xef\xbf\xbf"/' |
		put_fix bytes
	run -2 check -d native --annotations small/bytes.mutex
	valid
	[[ "$(xpath '//error')" == *'100% <b> &amp; ]]> '* ]]
	saw 2 '100%25 <b>'
}

@test "a file that cannot be written is exit 2, and the old one stays" {
	tree
	run -2 check -d native --junit nowhere/out.xml
	saw 2 'nowhere/out.xml: cannot be written'
	run -2 check -d native --sarif nowhere/out.sarif
	saw 2 'nowhere/out.sarif: cannot be written'
}
