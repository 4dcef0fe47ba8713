# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# Packages of other suites and architectures, unpacked without being installed.
#
# Each set of suites gets an apt of its own under $cache/apt: own sources, lists, cache and an
# empty status file, so neither the machine's sources nor its packages change. The address of
# the mirror is read from the machine's own apt sources. Needs lib.sh.

apt_etc=/etc/apt

# mirror_of CODENAME: the URI that the machine's apt sources have for a suite of that exact name,
# and after a tab the keyring that they name for it, if any. Both formats of sources are read.
mirror_of()
{
	for list in "$apt_etc"/sources.list.d/*.sources; do
		[ -f "$list" ] && cat "$list" && echo
	done | awk -v want="$1" '
		function flush(	n, i, s) {
			n = split(suites, s, /[ \t]+/)
			for (i = 1; i <= n; i++)
				if (s[i] == want && types ~ /(^| )deb( |$)/ &&
				    enabled !~ /^(no|false)$/) {
					split(uris, u, /[ \t]+/)
					print u[1] "\t" (key ~ /^\// ? key : "")
					found = 1
					exit
				}
			types = uris = suites = key = enabled = ""
		}
		/^#/			{ next }
		/^[ \t]*$/		{ flush(); next }
		{ tag = tolower($1); rest = $0; sub(/^[^:]*:[ \t]*/, "", rest) }
		tag == "types:"		{ types = rest }
		tag == "uris:"		{ uris = rest }
		tag == "suites:"	{ suites = rest }
		tag == "signed-by:"	{ key = rest }
		tag == "enabled:"	{ enabled = tolower(rest) }
		END			{ if (!found) flush() }
	' | head -n 1 | grep . ||
	cat "$apt_etc/sources.list" "$apt_etc"/sources.list.d/*.list 2> /dev/null |
	sed -n 's/^[[:space:]]*deb[[:space:]]*//p' | awk -v want="$1" '
		{
			key = ""
			if (match($0, /^\[[^]]*\][ \t]*/)) {
				opts = substr($0, 1, RLENGTH)
				$0 = substr($0, RLENGTH + 1)
				if (match(opts, /signed-by=[^] \t,]+/))
					key = substr(opts, RSTART + 10, RLENGTH - 10)
			}
		}
		$2 == want { print $1 "\t" key; exit }'
}

# apt_lines SUITE...: the sources of those suites as lines of a sources.list.
apt_lines()
{
	# shellcheck source=/dev/null # the machine's own description of itself
	own=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
	main=$(mirror_of "$own")
	security=$(mirror_of "$own-security")
	main_uri=${main%%	*}
	[ -n "$main_uri" ] || die "no mirror for '$own' in the apt sources of this machine: add one"
	security_uri=${security%%	*}
	[ -n "$security_uri" ] || security_uri=${main_uri%/}-security
	keyring=/usr/share/keyrings/debian-archive-keyring.gpg
	[ -f "$keyring" ] || keyring=${main#*	}

	for suite in "$@"; do
		case $suite in
		*-security)	uri=$security_uri ;;
		*)		uri=$main_uri ;;
		esac
		echo "deb ${keyring:+[signed-by=$keyring] }$uri $suite main"
	done
}

# apt_open SUITES: sets $apt to the private apt of the comma-separated SUITES, made on first use.
# Foreign suites are seen as arm64 first; amd64 is there for programs that run on this machine.
apt_open()
{
	need apt-get dpkg-deb
	apt=$cache/apt/$1
	with_lock "$cache/apt/$1.lock" apt_make "$1" || exit "$E_LAB"
}

apt_make()
{
	mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/etc"
	[ -f "$apt/status" ] || : > "$apt/status"
	# shellcheck disable=SC2046 # one word per suite
	lines=$(apt_lines $(echo "$1" | tr , ' ')) || exit
	echo "$lines" > "$apt/etc/sources.list.new"
	cmp -s "$apt/etc/sources.list.new" "$apt/etc/sources.list" || rm -f "$apt/updated"
	mv "$apt/etc/sources.list.new" "$apt/etc/sources.list"
	cat > "$apt/apt.conf" <<-EOF
	#clear APT::Architectures;
	#clear APT::Update::Post-Invoke;
	#clear APT::Update::Post-Invoke-Success;
	#clear DPkg::Post-Invoke;
	Dir::State "$apt";
	Dir::State::lists "$apt/lists";
	Dir::State::status "$apt/status";
	Dir::Cache "$apt/cache";
	Dir::Etc::sourcelist "$apt/etc/sources.list";
	Dir::Etc::sourceparts "/dev/null";
	Dir::Etc::preferences "/dev/null";
	Dir::Etc::preferencesparts "/dev/null";
	APT::Architecture "arm64";
	APT::Architectures { "arm64"; "amd64"; };
	APT::Sandbox::User "root";
	APT::Get::AllowUnauthenticated "false";
	Acquire::Retries "2";
	EOF
	fresh "$apt/updated" || apt_update ||
		[ -f "$apt/updated" ] ||
		die "apt could not read the suites $1: is the mirror reachable?"
}

# Lists that are a few days old still work as long as the packages they name exist.
apt_update()
{
	progress "reading the package lists of $(basename "$apt")"
	quietly "$apt/update.log" apt-get -qq -c "$apt/apt.conf" update && touch "$apt/updated"
}

# apt_names REGEX: the packages whose whole name matches, newest version in the name first.
apt_names()
{
	apt-cache -c "$apt/apt.conf" pkgnames | grep -xE "$1" | sort -rV
}

# apt_field PACKAGE FIELD: that field of each version that the archive lists, newest first.
apt_field()
{
	apt-cache -c "$apt/apt.conf" show "$1" 2> /dev/null | sed -n "s/^$2: //p"
}

# apt_has PACKAGE [VERSION]
apt_has()
{
	apt_field "$1" Version | if [ $# -gt 1 ]; then grep -qxF "$2"; else grep -q .; fi
}

# apt_download DIR PACKAGE[:ARCH][=VERSION]...: all of them into DIR, or failure with the reason in
# $apt/download.log. It is not shown: the caller may have an older version to try.
apt_download()
{
	mkdir -p "$1"
	(cd "$1" && shift &&
	 apt-get -qq -c "$apt/apt.conf" download "$@" > "$apt/download.log" 2>&1)
}

# apt_unpack DIR DEB...
apt_unpack()
{
	unpack_to=$1
	shift
	mkdir -p "$unpack_to"
	for deb in "$@"; do
		dpkg-deb -x "$deb" "$unpack_to" || return 1
	done
}
