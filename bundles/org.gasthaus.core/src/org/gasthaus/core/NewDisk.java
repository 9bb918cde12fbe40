package org.gasthaus.core;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * A disk that is going to be attached, by what a user says of it; what is {@code null} is left to the hypervisor. Immutable.
 *
 * @param source what it stands on; {@code null} for an empty drive
 * @param device {@code disk}, {@code cdrom}, {@code floppy} or {@code lun}
 * @param rawIo whether the guest may send it SCSI commands of its own
 * @param driver how the hypervisor reads and writes it
 * @param target what the guest calls it, for example {@code vdb}
 * @param bus how it is plugged in, for example {@code virtio}
 * @param access who else may write
 * @param names what else it is called
 * @param address writes where it is plugged in
 */
public record NewDisk(Source source, String device, boolean rawIo, Driver driver, String target, String bus, Access access, Names names,
		Consumer<XmlBuilder> address) {
	/** What a disk stands on. */
	public sealed interface Source permits Local, Remote {
		/** libvirt's word for it. */
		String type();
	}

	/**
	 * A file or a block device of the host.
	 *
	 * @param block whether it is a block device
	 */
	public record Local(String path, boolean block) implements Source {
		public Local {
			Objects.requireNonNull(path);
		}

		@Override
		public String type() {
			return block ? "block" : "file";
		}
	}

	/**
	 * Storage that the hypervisor reaches by a network.
	 *
	 * @param hostName {@code null} where the protocol needs none, as the rest
	 */
	public record Remote(String protocol, String name, String hostName, String port, String transport, String socket) implements Source {
		@Override
		public String type() {
			return "network";
		}
	}

	/** How a hypervisor reads and writes a disk: its own driver, the format of the image, a thread, a cache, a way of input and output. */
	public record Driver(String name, String format, String ioThread, String cache, String io) {
	}

	/** Serial number, world wide name, and the alias that a user gave. */
	public record Names(String serial, String alias, String wwn) {
		/** None. */
		public static final Names NONE = new Names(null, null, null);
	}

	/** Who may write. */
	public enum Access {
		/** The guest alone. */
		READ_WRITE(null),
		/** Nobody. */
		READ_ONLY("readonly"),
		/** Several guests, which know of one another. */
		SHAREABLE("shareable");

		private final String element;

		Access(String element) {
			this.element = element;
		}
	}

	public NewDisk {
		Objects.requireNonNull(target);
		Objects.requireNonNull(access);
		Objects.requireNonNull(names);
	}

	/** A disk without further names, where the hypervisor decides where it is plugged in. */
	public static NewDisk of(Source source, String device, Driver driver, String target, String bus, Access access) {
		return new NewDisk(source, device, false, driver, target, bus, access, Names.NONE, null);
	}

	/** Its element, with a line for each part. */
	public String xml() {
		XmlBuilder xml = new XmlBuilder().open("disk").with("type", source == null ? "file" : source.type()).with("device", device).with("rawio", rawIo ? "yes" : null);
		if (driver != null) {
			xml.open("driver").with("name", driver.name()).with("type", driver.format()).with("iothread", driver.ioThread()).with("cache", driver.cache())
					.with("io", driver.io()).close("driver");
		}
		if (source instanceof Local local) {
			xml.open("source").with(local.block() ? "dev" : "file", local.path()).close("source");
		} else if (source instanceof Remote remote) {
			remote(xml, remote);
		}
		xml.open("target").with("dev", target).with("bus", bus).close("target");
		if (access.element != null) {
			xml.open(access.element).close(access.element);
		}
		if (names.serial() != null) {
			xml.text("serial", names.serial());
		}
		if (names.alias() != null) {
			xml.open("alias").with("name", names.alias()).close("alias");
		}
		if (names.wwn() != null) {
			xml.text("wwn", names.wwn());
		}
		if (address != null) {
			address.accept(xml);
		}
		return xml.close("disk").toString();
	}

	private static void remote(XmlBuilder xml, Remote remote) {
		xml.open("source").with("protocol", remote.protocol()).with("name", remote.name());
		if (remote.hostName() != null || remote.transport() != null || remote.socket() != null) {
			xml.open("host").with("transport", remote.transport()).with("name", remote.hostName()).with("port", remote.port()).with("socket", remote.socket())
					.close("host");
		}
		xml.close("source");
	}
}
