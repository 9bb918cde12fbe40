package org.gasthaus.core;

/** What is counted of a disk or a network interface of a guest. */
public enum DeviceCounter {
	/** Bytes that the guest read. */
	READ_BYTES(true, "rd.bytes"),
	/** Bytes that it wrote. */
	WRITTEN_BYTES(true, "wr.bytes"),
	/** Requests to read. */
	READS(true, "rd.reqs"),
	/** Requests to write. */
	WRITES(true, "wr.reqs"),
	/** Bytes that came to the guest. */
	RECEIVED_BYTES(false, "rx.bytes"),
	/** Bytes that it sent. */
	SENT_BYTES(false, "tx.bytes"),
	/** Packets that came. */
	RECEIVED_PACKETS(false, "rx.pkts"),
	/** Packets that it sent. */
	SENT_PACKETS(false, "tx.pkts"),
	/** Packets that came damaged. */
	RECEIVED_ERRORS(false, "rx.errs"),
	/** Packets that could not be sent. */
	SENT_ERRORS(false, "tx.errs"),
	/** Packets that came and were dropped. */
	RECEIVED_DROPS(false, "rx.drop"),
	/** Packets that were dropped before they were sent. */
	SENT_DROPS(false, "tx.drop");

	private final boolean disk;
	private final String word;

	DeviceCounter(boolean disk, String word) {
		this.disk = disk;
		this.word = word;
	}

	/** Whether it is counted of disks, else of network interfaces. */
	public boolean isOfDisk() {
		return disk;
	}

	/** libvirt's word for it. */
	String word() {
		return word;
	}
}
