#!/bin/bash
# A libvirt host of its own on this machine: its processes, network, mounts and control groups are apart, what it writes
# is in memory. It ends, and nothing remains, when standard input ends.
#   private-host.sh DIRECTORY NUMBER SERVICES     SERVICES: any of tls,sasl,tcp,ssh
# Prints "ready" when libvirtd listens on DIRECTORY/run/libvirt/libvirt-sock, and the services do. The host's address is 10.77.NUMBER.2.
set -u
directory=$1 number=$2 services=$3
ports=$(tr , '\n' <<<$services | sed 's/tls/16514/; s/sasl/16509/; s/tcp/16509/; s/ssh/22/')
controllers="cpu cpuacct cpuset memory devices freezer blkio pids"

outside() {
	for c in $controllers systemd; do
		[ -d /sys/fs/cgroup/$c ] || continue
		mkdir -p /sys/fs/cgroup/$c/gasthaus-$number
		[ $c != cpuset ] || for f in cpus mems; do cat /sys/fs/cgroup/$c/cpuset.$f >/sys/fs/cgroup/$c/gasthaus-$number/cpuset.$f; done
		[ $c != cpuset ] || echo 1 >/sys/fs/cgroup/$c/gasthaus-$number/cgroup.clone_children
	done
	mkdir -p "$directory/run"
	(
		for c in $controllers systemd; do [ ! -d /sys/fs/cgroup/$c/gasthaus-$number ] || echo $BASHPID >/sys/fs/cgroup/$c/gasthaus-$number/tasks; done
		exec unshare --mount --net --uts --ipc --pid --cgroup --fork --kill-child --propagation private "$BASH" "$0" "$directory" "$number" "$services" inside
	) </dev/null >"$directory/log" 2>&1 &
	namespaces=$!
	until [ -e "$directory/run/inside" ]; do alive; done
	first=$(cat /proc/$namespaces/task/$namespaces/children)
	echo ${first% } >"$directory/run/first"
	ip link del gasthaus$number 2>/dev/null
	ip link add gasthaus$number type veth peer name eth0 netns ${first% }
	ip addr add 10.77.$number.1/24 dev gasthaus$number
	ip link set gasthaus$number up
	nsenter -t ${first% } -n sh -c "ip link set lo up; ip addr add 10.77.$number.2/24 dev eth0; ip link set eth0 up"
	: >"$directory/run/linked"
	until [ -S "$directory/run/libvirt/libvirt-sock" ]; do alive; done
	for port in $ports; do until (: <>/dev/tcp/10.77.$number.2/$port) 2>/dev/null; do alive; done; done
	echo ready
	cat >/dev/null
	ends
}

alive() {
	kill -0 $namespaces 2>/dev/null || { echo "the host ended"; cat "$directory/log" "$directory/run/libvirtd.log" 2>/dev/null | tail -5; ends; exit 1; }
	read -rt 0.02 <> <(:) || :
}

ends() {
	kill -9 $namespaces 2>/dev/null
	wait $namespaces 2>/dev/null
	ip link del gasthaus$number 2>/dev/null
	for c in $controllers systemd; do
		[ ! -d /sys/fs/cgroup/$c/gasthaus-$number ] || for try in 1 2 3 4 5; do
			find /sys/fs/cgroup/$c/gasthaus-$number -depth -type d -exec rmdir {} + 2>/dev/null && break
			read -rt 0.1 <> <(:) || :
		done
	done
}

inside() {
	mount -t proc proc /proc
	mount -t sysfs sysfs /sys
	mount -t tmpfs groups /sys/fs/cgroup
	for c in $controllers; do mkdir /sys/fs/cgroup/$c && mount -t cgroup -o $c $c /sys/fs/cgroup/$c; done
	mkdir /sys/fs/cgroup/systemd && mount -t cgroup -o none,name=systemd systemd /sys/fs/cgroup/systemd
	mount -t tmpfs written /mnt
	for d in etc var; do
		mkdir -p /mnt/$d/up /mnt/$d/work
		mount -t overlay $d -o lowerdir=/$d,upperdir=/mnt/$d/up,workdir=/mnt/$d/work /$d || exit 1
	done
	mount --bind "$directory/run" /run
	# devices without /dev/kvm: a guest that is to be emulated must not find it
	mkdir /run/dev && mount -t tmpfs dev /run/dev -o mode=755
	for n in null zero full random urandom tty fuse; do [ ! -e /dev/$n ] || cp -a /dev/$n /run/dev/; done
	mkdir -p /run/dev/pts /run/dev/shm /run/dev/net
	[ ! -e /dev/net/tun ] || cp -a /dev/net/tun /run/dev/net/
	mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts /run/dev/pts
	ln -s pts/ptmx /run/dev/ptmx
	mount -t tmpfs shm /run/dev/shm
	ln -s /proc/self/fd /run/dev/fd
	for i in 0 1 2; do ln -s /proc/self/fd/$i /run/dev/$(echo stdin stdout stderr | cut -d' ' -f$((i + 1))); done
	mount --move /run/dev /dev 2>/dev/null || mount --rbind /run/dev /dev
	hostname gasthaus$number
	echo "127.0.0.1 localhost gasthaus$number" >/etc/hosts
	# a package that was unpacked and not configured has not made its user and group
	grep -q ^libvirt-qemu: /etc/passwd || echo libvirt-qemu:x:64055:65534::/nonexistent:/usr/sbin/nologin >>/etc/passwd
	grep -q ^libvirt-qemu: /etc/group || echo libvirt-qemu:x:64055: >>/etc/group
	rm -rf /etc/libvirt/qemu /etc/libvirt/lxc /etc/libvirt/storage /etc/libvirt/nwfilter /etc/libvirt/secrets /var/lib/libvirt/qemu/save
	mkdir -p /run/lock /etc/libvirt/qemu /var/log/libvirt/qemu /var/lib/libvirt/dnsmasq
	has() { [[ ,$services, == *,$1,* ]]; }
	cat >/etc/libvirt/libvirtd.conf <<-E
		host_uuid = "00000000-0000-4000-8000-0000000000$(printf %02x $number)"
		auth_unix_ro = "none"
		auth_unix_rw = "none"
		listen_tls = $(has tls && echo 1 || echo 0)
		listen_tcp = $(has sasl || has tcp && echo 1 || echo 0)
		auth_tcp = "$(has sasl && echo sasl || echo none)"
		log_outputs = "3:file:/run/libvirtd.log"
	E
	cat >/etc/libvirt/qemu.conf <<-E
		user = "root"
		group = "root"
		security_driver = "none"
		dynamic_ownership = 0
		remember_owner = 0
		stdio_handler = "file"
		namespaces = [ ]
	E
	if has tls; then
		mkdir -p /etc/pki/CA /etc/pki/libvirt/private
		cp "$directory/pki/cacert.pem" /etc/pki/CA/
		cp "$directory/pki/servercert.pem" /etc/pki/libvirt/
		cp "$directory/pki/serverkey.pem" /etc/pki/libvirt/private/
	fi
	if has sasl; then
		mkdir -p /etc/sasl2
		printf 'mech_list: digest-md5\nsasldb_path: /run/passwd.db\n' >/etc/sasl2/libvirt.conf
		echo secret | saslpasswd2 -c -p -a libvirt -f /run/passwd.db fred
	fi
	if has ssh; then
		mkdir -p /run/sshd /run/ssh
		chmod 755 /run/sshd
		cp "$directory/ssh/hostkey" "$directory/ssh/user.pub" /run/ssh/
		chmod 600 /run/ssh/hostkey
		/usr/sbin/sshd -f /dev/null -h /run/ssh/hostkey -o AuthorizedKeysFile=/run/ssh/user.pub -o StrictModes=no -o PidFile=/run/sshd.pid \
			-o PasswordAuthentication=no -o UsePAM=no -o PermitRootLogin=yes
	fi
	: >/run/inside
	until [ -e /run/linked ]; do read -rt 0.02 <> <(:) || :; done
	libvirtd -l &
	# a daemon that ended comes again when somebody asks for it: one that comes in from outside would be in other control groups
	while :; do
		[ ! -e /run/again ] || { rm -f /run/again /run/libvirtd.pid; libvirtd -l & }
		wait -n 2>/dev/null || read -rt 0.2 <> <(:) || :
	done
}

case ${4:-} in
inside) inside ;;
*) outside ;;
esac
