# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# Kernels built here from Debian's linux-source packages: tinyconfig, the configuration fragments
# of configs/ and its edits. The entry's name carries a hash of all that went into it.

# Part of an entry's name: to be raised when entries that an older version of this file made will
# not do.
source_layout=1

# What in this lab's files decides how the kernel comes out. Comments do not.
source_inputs()
{
	for fragment in $(echo "$config" | tr , ' '); do
		grep -E '^(# )?CONFIG_' "$lab/configs/$fragment"
	done
	for script in $(edits); do
		grep -v '^#' "$lab/configs/$script"
		# What the edit brings in from the rest of the project.
		# shellcheck disable=SC2013 # they are words
		for file in $(sed -n 's/^# uses: //p' "$lab/configs/$script"); do
			cat "$root/$file"
		done
	done
}

edits()
{
	[ "$edit" = - ] || echo "$edit" | tr , ' '
}

resolve_source()
{
	apt_open "$suites"
	build_failed=
	try_source && return 0
	[ -z "$build_failed" ] && apt_update && try_source
}

try_source()
{
	sources=$(apt_names "$package") || sources=
	[ -n "$sources" ] || { warn "no package matches $package in $suites"; return 1; }
	for origin in $sources; do
		for version in $(apt_field "$origin" Version); do
			entry=$kernels/$(printf '%s' "$version" | tr -c 'A-Za-z0-9.+_~-' _)-$key
			[ ! -f "$entry/complete" ] || return 0
			if [ ! -f "$entry/source/Makefile" ]; then
				rm -rf "$entry"
				progress "fetching the source of $name: $origin $version"
				if ! apt_download "$entry/deb" "$origin=$version"; then
					say "$origin $version cannot be had, trying an older one"
					rm -rf "$entry"
					continue
				fi
				unpack_source "$entry/deb" "$entry/source.new" || return 1
				rm -r "$entry/deb"
				edit_source || { build_failed=1; rm -rf "$entry"; return 1; }
				mv "$entry/source.new" "$entry/source"
			fi
			build_source && return 0
			build_failed=1
			return 1
		done
	done
	return 1
}

# unpack_source DIR TREE: the kernel tarball out of the linux-source package in DIR.
# Left out is what is large and never read by an arm64 build of the lab.
unpack_source()
{
	mkdir -p "$2"
	for deb in "$1"/linux-source-*.deb; do
		member=$(dpkg-deb -c "$deb" | grep -o '\./usr/src/linux-source[^ ]*\.tar\.[a-z]*')
		[ -n "$member" ] || return 1
		dpkg-deb --fsys-tarfile "$deb" | tar -xO "$member" > "$1/source.tar" &&
		tar -xf "$1/source.tar" -C "$2" --strip-components=1 \
			--exclude='*/arch/*/boot/dts/*.dts' --exclude='*/Documentation/*/*/*' \
			--exclude='*/drivers/gpu/drm/amd/include/*' || return 1
		rm "$1/source.tar"
	done
}

edit_source()
{
	for script in $(edits); do
		(cd "$entry/source.new" && sh "$lab/configs/$script" > "$entry/$script.log") && continue
		warn "$script failed on $origin $version"
		return 1
	done
}

build_source()
{
	out=$entry/kdir
	mkdir -p "$out"
	progress "building $name from $origin $version: some minutes"
	started=$(date +%s)
	quietly "$entry/config.log" kmake -C "$entry/source" O="$out" tinyconfig || return 1
	for fragment in $(echo "$config" | tr , ' '); do
		cat "$lab/configs/$fragment" >> "$out/.config"
	done
	echo "CONFIG_LOCALVERSION=\"-$name\"" >> "$out/.config"
	quietly "$entry/config.log" kmake -C "$entry/source" O="$out" olddefconfig || return 1
	wanted_options || return 1
	targets=Image
	! grep -q '^CONFIG_MODULES=y' "$out/.config" || targets='Image modules'
	# shellcheck disable=SC2086 # a list of words
	quietly "$entry/build.log" kmake -C "$entry/source" O="$out" $targets || return 1
	cp "$out/arch/arm64/boot/Image" "$entry/Image"
	cp "$out/include/config/kernel.release" "$entry/version"
	[ "$targets" != Image ] || drop_tree
	touch "$entry/complete"
	progress "built $name in $(($(date +%s) - started)) s"
}

# Nothing can be built against a kernel without modules. Of its 1.5 GB stays what says what it is, and
# the parts of it that earlyprobe/insert reads.
drop_tree()
{
	mkdir -p "$entry/kdir.small" "$entry/source.small/arch" "$entry/source.small/include/linux"
	cp "$out/System.map" "$out/.config" "$out/Makefile" "$entry/kdir.small/"
	find "$entry/source" -maxdepth 1 -type f -exec cp {} "$entry/source.small/" \;
	mv "$entry/source/arch/arm64" "$entry/source.small/arch/"
	cp "$entry/source/include/linux/arm-smccc.h" "$entry/source.small/include/linux/"
	rm -rf "$out" "$entry/source"
	mv "$entry/kdir.small" "$out"
	mv "$entry/source.small" "$entry/source"
}

# An option that Kconfig silently dropped shows up as a host that hangs or a module that does not
# build, so it is an error here, unless the fragment has it below "# if available".
wanted_options()
{
	lost=$(for fragment in $(echo "$config" | tr , ' '); do
		sed -n '/^# if available/,$d; /^CONFIG_.*=y$/p' "$lab/configs/$fragment"
	done | grep -vxF -f "$out/.config" | tr '\n' ' ')
	[ -z "$lost" ] || { warn "$name: Kconfig dropped $lost"; return 1; }
}
