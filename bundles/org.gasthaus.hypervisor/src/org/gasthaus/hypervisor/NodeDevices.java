package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Set;

/**
 * Devices of a host, as libvirt knows them. Threads and errors as for {@link HypervisorSession}; a call that names a device also throws
 * {@code NO_OBJECT}, and every call {@code UNSUPPORTED} where the driver lacks it.
 */
public interface NodeDevices {
	/** What a device can do or is. The order is libvirt's. */
	enum Feature {
		SYSTEM("system"), PCI("pci"), USB_DEVICE("usb_device"), USB_INTERFACE("usb"), NETWORK("net"), SCSI_HOST("scsi_host"), SCSI_TARGET("scsi_target"),
		SCSI("scsi"), STORAGE("storage"), FC_HOST("fc_host"), VPORTS("vports"), SCSI_GENERIC("scsi_generic"), DRM("drm"), MDEV_TYPES("mdev_types"),
		MDEV("mdev"), CCW("ccw"), CSS("css"), VDPA("vdpa"), AP_CARD("ap_card"), AP_QUEUE("ap_queue"), AP_MATRIX("ap_matrix"), VPD("vpd");

		private final String word;

		Feature(String word) {
			this.word = word;
		}

		/** As in the type of a {@code <capability>}. */
		public String word() {
			return word;
		}
	}

	/** Which devices a list has. */
	enum Choice {
		ACTIVE, INACTIVE, ALL
	}

	/**
	 * A device.
	 *
	 * @param parent the name of the device that it hangs on, empty if it hangs on none
	 */
	record Node(String name, String parent) {
	}

	/**
	 * What is known of a device.
	 *
	 * @param parent empty if it hangs on no other
	 * @param persistent {@code null} if the driver does not tell
	 * @param autostart {@code null} if the driver does not tell
	 */
	record Info(String name, String parent, boolean active, Boolean persistent, Boolean autostart) {
	}

	/** The names of those that have one of the features, or of all if none is named. */
	List<String> names(Choice choice, Set<Feature> features) throws HypervisorException;

	/** All with what they hang on, by name. */
	List<Node> nodes(Choice choice) throws HypervisorException;

	/** One of them. */
	Info find(String name) throws HypervisorException;

	/** The name of the virtual adapter of these two numbers of a Fibre Channel. */
	String nameOf(String wwnn, String wwpn) throws HypervisorException;

	/** The definition. */
	String xml(String name) throws HypervisorException;

	/** Makes a device that is gone when its host restarts. @return its name */
	String create(String xml, boolean validate) throws HypervisorException;

	/** Stores a definition. @return its name */
	String define(String xml, boolean validate) throws HypervisorException;

	/** Starts a device that is defined. */
	void start(String name) throws HypervisorException;

	/** Ends a device at once. */
	void destroy(String name) throws HypervisorException;

	/** Removes the stored definition. */
	void undefine(String name) throws HypervisorException;

	/** Says whether it starts with its host. */
	void setAutostart(String name, boolean autostart) throws HypervisorException;

	/** Takes it from the host's driver, so that a guest may have it. @param driver the one that then holds it; {@code null} for the usual one */
	void detach(String name, String driver) throws HypervisorException;

	/** Gives it back to the host's driver. */
	void reattach(String name) throws HypervisorException;

	/** Brings it into the state that it had when it was switched on. */
	void reset(String name) throws HypervisorException;
}
