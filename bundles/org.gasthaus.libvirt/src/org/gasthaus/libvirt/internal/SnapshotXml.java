package org.gasthaus.libvirt.internal;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.gasthaus.hypervisor.SnapshotInfo;

/** Reads what libvirt says of a snapshot or a checkpoint. What is not understood is left empty: a list is better than none. */
final class SnapshotXml {
	private static final XMLInputFactory FACTORY = XMLInputFactory.newInstance();

	static {
		FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
	}

	private final List<String> path = new ArrayList<>();
	private final List<String> files = new ArrayList<>();
	private String parent = "";
	private String description = "";
	private String state = "";
	private long seconds;
	private boolean external;
	private boolean externalDisk;

	private SnapshotXml() {
	}

	static SnapshotInfo read(String name, String xml) {
		SnapshotXml read = new SnapshotXml();
		try {
			XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(xml));
			while (reader.hasNext()) {
				switch (reader.next()) {
				case XMLStreamConstants.START_ELEMENT -> {
					read.path.add(reader.getLocalName());
					read.element(reader);
				}
				case XMLStreamConstants.CHARACTERS -> read.text(reader.getText());
				case XMLStreamConstants.END_ELEMENT -> read.path.remove(read.path.size() - 1);
				default -> {
					// comments and the like
				}
				}
			}
		} catch (XMLStreamException | NumberFormatException e) {
			System.getLogger(SnapshotXml.class.getName()).log(System.Logger.Level.DEBUG, "Reading the snapshot " + name, e);
		}
		return new SnapshotInfo(name, read.parent, read.description, read.state, Instant.ofEpochSecond(read.seconds),
				read.external || read.state.equals("disk-snapshot"), read.files);
	}

	private String place() {
		return path.size() < 2 ? "" : String.join("/", path.subList(1, path.size()));
	}

	private void element(XMLStreamReader reader) {
		switch (place()) {
		case "memory" -> {
			external |= "external".equals(reader.getAttributeValue(null, "snapshot"));
			addFile(reader.getAttributeValue(null, "file"));
		}
		case "disks/disk" -> {
			externalDisk = "external".equals(reader.getAttributeValue(null, "snapshot"));
			external |= externalDisk;
		}
		case "disks/disk/source" -> {
			if (externalDisk) {
				addFile(reader.getAttributeValue(null, "file"));
			}
		}
		default -> {
			// the domain as it was, above all
		}
		}
	}

	private void addFile(String file) {
		if (file != null) {
			files.add(file);
		}
	}

	private void text(String text) {
		switch (place()) {
		case "parent/name" -> parent = text;
		case "description" -> description = text;
		case "state" -> state = text;
		case "creationTime" -> seconds = Long.parseLong(text.strip());
		default -> {
			// not asked for
		}
		}
	}
}
