#!/bin/sh
# packages.sh prove|test|all - see to the Debian packages that a goal needs.
#
# Says what is missing and installs it with apt-get, as root or through sudo.
# On a terminal the command is shown and asked for first; INSTALL=1 or CI (set
# to anything) does not ask.  Exit status: 0 nothing is missing any more, 2 it
# is, and a line says what to install.
set -u

prove='gcc binutils make pkg-config libc6-dev clang llvm libclang-rt-dev libomp-dev valgrind
	libjansson-dev libxml2-dev libsqlite3-dev libdw-dev libmd-dev
	diffutils'
test='libcmocka-dev bats python3-jsonschema libxml2-utils bsdutils util-linux procps perl'
all='clang-format clang-tidy shellcheck git bc'

case ${1-} in
prove) wanted=$prove ;;
test) wanted="$prove $test" ;;
all) wanted="$prove $test $all" ;;
*)
	echo "usage: ci/packages.sh prove|test|all" >&2
	exit 2
	;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
	# Not a Debian: the tools may be there under other packages' names.
	for tool in cc make pkg-config clang valgrind; do
		command -v "$tool" >/dev/null && continue
		echo "packages.sh: no Debian; install what it calls: $wanted" |
			tr -s '\n\t' ' ' >&2
		echo >&2
		exit 2
	done
	exit 0
fi

# shellcheck disable=SC2086 # words are meant: each is a package
known=$(dpkg-query -W -f '${Package}=${db:Status-Status} ' $wanted 2>/dev/null)
missing=
for package in $wanted; do
	case " $known" in
	*" $package=installed "*) ;;
	*) missing="$missing $package" ;;
	esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
	as_root=
elif command -v sudo >/dev/null; then
	as_root='sudo '
	[ -t 0 ] || as_root='sudo -n '
else
	echo "packages.sh: neither root nor sudo; install:$missing" >&2
	exit 2
fi

echo "packages.sh: missing:$missing"
if [ -t 0 ] && [ -z "${INSTALL-}" ] && [ -z "${CI-}" ]; then
	printf '%sapt-get install%s\nInstall them now? [y/N] ' "$as_root" "$missing"
	read -r answer
	case $answer in
	[yY]*) ;;
	*)
		echo "packages.sh: not installed:$missing" >&2
		exit 2
		;;
	esac
fi

# shellcheck disable=SC2086 # words are meant: each is a package or an option
if ${as_root}env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
	${as_root}env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -q --no-install-recommends $missing; then
	exit 0
fi
echo "packages.sh: apt-get failed; install:$missing" >&2
exit 2
