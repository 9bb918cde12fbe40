package org.gasthaus.xml.ui.internal.workspace;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.gasthaus.xml.ide.WorkspaceIndex.NameKind;
import org.gasthaus.xml.ide.WorkspaceIndex.NameUse;

/**
 * Which definitions of the workspace were checked, and what names they use, so that a restart need not read them again. Safe for use from any
 * thread.
 */
final class CheckedFiles {
	private static final int MAGIC = 0x47535432;

	/**
	 * A file when it was checked.
	 *
	 * @param timeStamp of the file on its disk
	 * @param length of the file, in bytes
	 * @param host the host that it was checked for; empty for none
	 * @param names what it gives and uses
	 */
	record Entry(long timeStamp, long length, String host, List<NameUse> names) {
		boolean isOf(long nowTimeStamp, long nowLength, String nowHost) {
			return timeStamp == nowTimeStamp && length == nowLength && host.equals(nowHost);
		}
	}

	private final Map<String, Entry> entries = new ConcurrentHashMap<>();

	Entry get(String path) {
		return entries.get(path);
	}

	void put(String path, Entry entry) {
		entries.put(path, entry);
	}

	Entry remove(String path) {
		return entries.remove(path);
	}

	void clear() {
		entries.clear();
	}

	int size() {
		return entries.size();
	}

	/**
	 * Writes everything down.
	 *
	 * @param fingerprint what the checks depended on; with another one nothing is read back
	 */
	void save(Path file, String fingerprint) throws IOException {
		Path written = file.resolveSibling(file.getFileName() + ".new");
		try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(written)))) {
			out.writeInt(MAGIC);
			out.writeUTF(fingerprint);
			out.writeInt(entries.size());
			for (Map.Entry<String, Entry> one : Map.copyOf(entries).entrySet()) {
				out.writeUTF(one.getKey());
				write(one.getValue(), out);
			}
		}
		Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
	}

	private static void write(Entry entry, DataOutputStream out) throws IOException {
		out.writeLong(entry.timeStamp());
		out.writeLong(entry.length());
		out.writeUTF(entry.host());
		out.writeInt(entry.names().size());
		for (NameUse use : entry.names()) {
			out.writeUTF(use.kind().name());
			out.writeUTF(use.name());
			out.writeUTF(Objects.toString(use.pool(), ""));
			out.writeBoolean(use.declaration());
			out.writeInt(use.offset());
			out.writeInt(use.length());
		}
	}

	/**
	 * Reads what {@link #save} wrote, unless it depended on something else.
	 *
	 * @throws IOException if it cannot be read; then nothing is known
	 */
	void load(Path file, String fingerprint) throws IOException {
		entries.clear();
		if (!Files.isRegularFile(file)) {
			return;
		}
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
			if (in.readInt() != MAGIC || !in.readUTF().equals(fingerprint)) {
				return;
			}
			Map<String, Entry> all = new java.util.HashMap<>();
			for (int left = in.readInt(); left > 0; left--) {
				all.put(in.readUTF(), read(in));
			}
			entries.putAll(all);
		} catch (IllegalArgumentException damaged) {
			throw new IOException(damaged);
		}
	}

	private static Entry read(DataInputStream in) throws IOException {
		long timeStamp = in.readLong();
		long length = in.readLong();
		String host = in.readUTF();
		List<NameUse> names = new ArrayList<>();
		for (int left = in.readInt(); left > 0; left--) {
			names.add(new NameUse(NameKind.valueOf(in.readUTF()), in.readUTF(), in.readUTF(), in.readBoolean(), in.readInt(), in.readInt()));
		}
		return new Entry(timeStamp, length, host, names);
	}
}
