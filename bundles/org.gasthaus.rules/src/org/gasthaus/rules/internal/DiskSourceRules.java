package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.device;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.name;

import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.DiskAuth;
import org.gasthaus.model.device.DiskBackingStore;
import org.gasthaus.model.device.SourceCookiesCookie;
import org.gasthaus.model.device.SourceHost;
import org.gasthaus.model.device.StorageEncryption;
import org.gasthaus.model.device.StorageSource;
import org.gasthaus.model.device.Reservations;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;

/** Where the data of a disk comes from, who may read it, how it is encrypted. */
final class DiskSourceRules {
	private DiskSourceRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Disk.class, DiskSourceRules::presence);
		rules.add(Disk.class, DiskSourceRules::startupPolicy);
		rules.add(Disk.class, DiskSourceRules::directory);
		rules.add(Disk.class, DiskSourceRules::network);
		rules.add(Disk.class, DiskSourceRules::authentication);
		rules.add(Disk.class, DiskSourceRules::encryption);
		rules.add(Disk.class, DiskSourceRules::nvme);
		rules.add(DiskBackingStore.class, DiskSourceRules::backing);
		rules.add(Disk.class, DiskSourceRules::vhostUser);
		rules.add(SourceHost.class, DiskSourceRules::host);
		rules.add(SourceCookiesCookie.class, DiskSourceRules::cookie);
		rules.add(Reservations.class, DiskSourceRules::reservations);
		rules.add(StorageEncryption.class, DiskSourceRules::secret);
	}

	private static void presence(Disk disk, Findings findings) {
		StorageSource source = disk.getSource();
		String type = disk.getType() == null ? "file" : disk.getType();
		boolean removable = is(device(disk), "cdrom", "floppy");
		if (type.equals("volume")) {
			if (source != null && has(source.getPool()) != has(source.getVolume())) {
				findings.error("disk.source-volume", source, has(source.getPool()) ? STORAGE_SOURCE__POOL : STORAGE_SOURCE__VOLUME);
			} else if (source == null && !removable) {
				findings.error("disk.source-missing", disk, DISK__SOURCE, name(disk));
			}
			return;
		}
		String place = source == null ? null : switch (type) {
		case "file" -> source.getFile();
		case "block" -> source.getDev();
		case "dir" -> source.getDir();
		case "network" -> source.getProtocol();
		case "vhostuser" -> source.getPath();
		default -> "?";
		};
		if (!has(place) && !removable && !(source != null && is(device(disk), "lun")) && (findings.context().isQemu() || findings.context().isType("test") || source == null) && disk.getTarget() != null
				&& !(source != null && source.getFdgroup() != null)) {
			findings.error("disk.source-missing", source == null ? disk : source, source == null ? DISK__SOURCE : null, name(disk));
		}
	}

	private static void startupPolicy(Disk disk, Findings findings) {
		StorageSource source = disk.getSource();
		if (source == null || source.getStartupPolicy() == null) {
			return;
		}
		String policy = source.getStartupPolicy();
		if (is(disk.getType(), "network")) {
			findings.error("disk.startup-policy-network", source, STORAGE_SOURCE__STARTUP_POLICY, policy).orUnset(source, STORAGE_SOURCE__STARTUP_POLICY);
		} else if (policy.equals("requisite") && !is(device(disk), "cdrom", "floppy")) {
			findings.error("disk.startup-policy-requisite", source, STORAGE_SOURCE__STARTUP_POLICY).orSet(source, STORAGE_SOURCE__STARTUP_POLICY,
					"optional");
		}
	}

	private static void directory(Disk disk, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		String format = disk.getDriver() == null ? null : disk.getDriver().getType();
		if (is(format, "luks")) {
			findings.error("disk.format-luks", disk.getDriver(), DISK_DRIVER__TYPE).orSet(disk.getDriver(), DISK_DRIVER__TYPE, "raw");
		} else if (is(format, "iso")) {
			findings.error("disk.format-iso", disk.getDriver(), DISK_DRIVER__TYPE).orSet(disk.getDriver(), DISK_DRIVER__TYPE, "raw");
		}
		boolean directory = is(disk.getType(), "dir");
		if (directory && format == null && findings.context().isOfModernQemu()) {
			findings.error("disk.dir-format", disk, DISK__TYPE, "raw");
		} else if (directory && format != null && !format.equals("fat")) {
			findings.error("disk.dir-format", disk.getDriver(), DISK_DRIVER__TYPE, format).orSet(disk.getDriver(), DISK_DRIVER__TYPE, "fat");
		} else if (directory && !disk.isReadonly() && !device(disk).equals("cdrom")) {
			findings.error("disk.dir-writable", disk, DISK__TYPE).orSet(disk, DISK__READONLY, "true");
		} else if (!directory && is(format, "fat") && !is(disk.getType(), "volume")) {
			findings.error("disk.fat-source", disk.getDriver(), DISK_DRIVER__TYPE, disk.getType());
		} else if (is(format, "dir")) {
			findings.error("disk.format-dir", disk.getDriver(), DISK_DRIVER__TYPE);
		}
	}

	private static void network(Disk disk, Findings findings) {
		StorageSource source = disk.getSource();
		if (!is(disk.getType(), "network") || source == null || source.getProtocol() == null) {
			return;
		}
		String protocol = source.getProtocol();
		if (!has(source.getName()) && !protocol.equals("nbd")) {
			findings.error("disk.network-name", source, null, protocol);
		} else if (protocol.equals("gluster") && source.getName().indexOf('/', 1) < 0) {
			findings.error("disk.gluster-name", source, STORAGE_SOURCE__NAME, source.getName());
		} else if (protocol.equals("rbd") && source.getName().indexOf('/') < 1) {
			findings.error("disk.rbd-name", source, STORAGE_SOURCE__NAME, source.getName());
		}
	}

	private static void host(SourceHost host, Findings findings) {
		if (host.getPort() != null && host.getPort().isValid() && !host.getPort().isWithin(0, 65535)) {
			findings.error("disk.host-port", host, SOURCE_HOST__PORT, host.getPort());
		}
		String transport = host.getTransport() == null ? "tcp" : host.getTransport();
		if (transport.equals("unix")) {
			if (!has(host.getSocket())) {
				findings.error("disk.host-socket-missing", host, SOURCE_HOST__SOCKET);
			}
		} else if (host.getSocket() != null) {
			findings.error("disk.host-socket", host, SOURCE_HOST__SOCKET, transport);
		} else if (host.getName() == null) {
			findings.error("disk.host-name", host, SOURCE_HOST__NAME);
		}
	}

	private static void cookie(SourceCookiesCookie cookie, Findings findings) {
		String name = cookie.getName();
		String value = cookie.getValue() == null ? "" : cookie.getValue();
		if (name != null && (name.isEmpty() || !name.matches("[!#$%&'*+.0-9A-Z^_`a-z|~-]+"))) {
			findings.error("disk.cookie-name", cookie, SOURCE_COOKIES_COOKIE__NAME, name);
		} else if (!value.matches("\"?[\\x21\\x23-\\x2b\\x2d-\\x3a\\x3c-\\x5b\\x5d-\\x7e]*\"?")) {
			findings.error("disk.cookie-value", cookie, SOURCE_COOKIES_COOKIE__VALUE, name);
		}
	}

	private static void authentication(Disk disk, Findings findings) {
		StorageSource source = disk.getSource();
		DiskAuth inner = source == null ? null : source.getAuth();
		if (inner != null && disk.getAuth() != null) {
			findings.error("disk.auth-twice", disk, DISK__AUTH).orUnset(disk, DISK__AUTH);
		}
		DiskAuth auth = inner != null ? inner : disk.getAuth();
		if (auth == null || source == null || !is(disk.getType(), "network") || source.getProtocol() == null) {
			return;
		}
		String expected = source.getProtocol().equals("iscsi") ? "iscsi" : source.getProtocol().equals("rbd") ? "ceph" : null;
		if (auth.getSecret() != null && auth.getSecret().getType() != null && expected != null && !auth.getSecret().getType().equals(expected)) {
			findings.error("disk.auth-secret-type", auth.getSecret(), org.gasthaus.model.ModelPackage.Literals.SECRET_REFERENCE__TYPE,
					auth.getSecret().getType(), source.getProtocol(), expected)
					.orSet(auth.getSecret(), org.gasthaus.model.ModelPackage.Literals.SECRET_REFERENCE__TYPE, expected);
		} else if (findings.context().isQemu() && !is(source.getProtocol(), "iscsi", "rbd", "http", "https", "ftp", "ftps", "tftp", "ssh")) {
			findings.error("disk.auth-protocol", auth, null, source.getProtocol());
		}
	}

	private static void encryption(Disk disk, Findings findings) {
		StorageSource source = disk.getSource();
		StorageEncryption inner = source == null ? null : source.getEncryption();
		if (inner != null && disk.getEncryption() != null) {
			findings.error("disk.encryption-twice", disk, DISK__ENCRYPTION).orUnset(disk, DISK__ENCRYPTION);
		}
		StorageEncryption encryption = inner != null ? inner : disk.getEncryption();
		if (encryption == null || !findings.context().isQemu()) {
			return;
		}
		String format = disk.getDriver() == null ? null : disk.getDriver().getType();
		if (is(encryption.getFormat(), "qcow", "default")) {
			findings.error("disk.encryption-qcow", encryption, STORAGE_ENCRYPTION__FORMAT);
		} else if (is(encryption.getFormat(), "luks2", "luks-any") && !is(encryption.getEngine(), "librbd")) {
			findings.error("disk.encryption-luks2", encryption, STORAGE_ENCRYPTION__FORMAT, encryption.getFormat()).orSet(encryption,
					STORAGE_ENCRYPTION__FORMAT, "luks");
		} else if (format == null && is(disk.getType(), "volume")) {
			findings.error("disk.encryption-unknown", encryption, null);
		} else if (format != null && !is(format, "raw", "qcow2") && !is(encryption.getEngine(), "librbd")) {
			findings.error("disk.encryption-format", disk.getDriver(), DISK_DRIVER__TYPE, format);
		} else if (is(encryption.getEngine(), "librbd") && !(source != null && is(source.getProtocol(), "rbd"))) {
			findings.error("disk.encryption-librbd", encryption, STORAGE_ENCRYPTION__ENGINE);
		}
	}

	private static void secret(StorageEncryption encryption, Findings findings) {
		var secret = encryption.getSecret();
		if (secret != null && !is(secret.getType(), "passphrase")) {
			findings.error("encryption.secret-type", secret, secret.getType() == null ? null : org.gasthaus.model.ModelPackage.Literals.SECRET_REFERENCE__TYPE)
					.orSet(secret, org.gasthaus.model.ModelPackage.Literals.SECRET_REFERENCE__TYPE, "passphrase");
		}
	}

	private static void nvme(Disk disk, Findings findings) {
		if (!is(disk.getType(), "nvme") || disk.getSource() == null) {
			return;
		}
		if (disk.getSource().getNamespace() != null && Values.number(disk.getSource().getNamespace()) == 0) {
			findings.error("disk.nvme-namespace", disk.getSource(), STORAGE_SOURCE__NAMESPACE);
		} else if (disk.getSource().getAddress() == null) {
			findings.error("disk.nvme-address", disk.getSource(), null);
		}
	}

	private static void backing(DiskBackingStore backing, Findings findings) {
		if (backing.getType() == null || is(backing.getType(), "volume")) {
			return;
		}
		if (backing.getSource() == null) {
			findings.error("disk.backing-part", backing, DISK_BACKING_STORE__TYPE, "source");
		} else if (backing.getFormat() == null || !has(backing.getFormat().getType())) {
			findings.error("disk.backing-part", backing, DISK_BACKING_STORE__TYPE, "format");
		}
	}

	private static void reservations(Reservations reservations, Findings findings) {
		if (Toggle.isOff(reservations.getManaged()) && (reservations.getSource() == null || !has(reservations.getSource().getType()))) {
			findings.error("disk.reservations-source", reservations, RESERVATIONS__SOURCE);
		}
	}

	private static void vhostUser(Disk disk, Findings findings) {
		if (!is(disk.getType(), "vhostuser")) {
			return;
		}
		if (!is(Values.bus(disk), "virtio", "")) {
			findings.error("disk.vhostuser-bus", disk.getTarget(), DISK_TARGET__BUS, Values.bus(disk));
			return;
		}
		if (!is(device(disk), "disk")) {
			findings.error("disk.vhostuser-option", disk, DISK__DEVICE, "device='" + device(disk) + "'");
		}
		for (var option : new org.eclipse.emf.ecore.EStructuralFeature[] { DISK__READONLY, DISK__SHAREABLE, DISK__TRANSIENT, DISK__IOTUNE, DISK__SERIAL,
				DISK__WWN, DISK__VENDOR, DISK__PRODUCT, DISK__BLOCKIO, DISK__GEOMETRY, DISK__ENCRYPTION, DISK__AUTH, DISK__BACKING_STORE }) {
			if (disk.eIsSet(option)) {
				findings.error("disk.vhostuser-option", disk, option, option.getName()).orUnset(disk, option);
			}
		}
		if (disk.getDriver() != null) {
			for (var option : new org.eclipse.emf.ecore.EStructuralFeature[] { DISK_DRIVER__CACHE, DISK_DRIVER__ERROR_POLICY, DISK_DRIVER__RERROR_POLICY,
					DISK_DRIVER__IO, DISK_DRIVER__IOEVENTFD, DISK_DRIVER__COPY_ON_READ, DISK_DRIVER__DISCARD, DISK_DRIVER__IOTHREAD,
					DISK_DRIVER__DETECT_ZEROES }) {
				if (disk.getDriver().eIsSet(option)) {
					findings.error("disk.vhostuser-option", disk.getDriver(), option, option.getName()).orUnset(disk.getDriver(), option);
				}
			}
		}
	}
}
