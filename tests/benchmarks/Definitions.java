import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes many domain definitions out of the examples: every one with a name, a UUID and a number of disks and interfaces of its
 * own, so that no two are alike. Seeded: the same files every time.
 */
class Definitions {
	public static void main(String[] arguments) throws IOException {
		Path examples = Path.of(arguments[0]);
		Path target = Path.of(arguments[1]);
		int count = Integer.parseInt(arguments[2]);
		List<String> domains;
		try (Stream<Path> files = Files.walk(examples)) {
			domains = files.filter(file -> file.toString().endsWith(".xml")).sorted().map(Definitions::read).filter(text -> text.contains("</domain>")
					&& text.contains("<domain ") && text.contains("</devices>") && !text.contains("<domainsnapshot")).toList();
		}
		Files.createDirectories(target);
		Random random = new Random(20260101);
		for (int i = 0; i < count; i++) {
			String text = domains.get(i % domains.size());
			text = text.replaceFirst("<name>[^<]*</name>", "<name>guest" + i + "</name>");
			text = text.replaceFirst("<uuid>[^<]*</uuid>", String.format("<uuid>%08x-0000-4000-8000-%012x</uuid>", i, random.nextInt(Integer.MAX_VALUE)));
			StringBuilder devices = new StringBuilder();
			for (int disk = random.nextInt(8); disk > 0; disk--) {
				devices.append("    <disk type='file' device='disk'>\n      <driver name='qemu' type='qcow2' cache='none'/>\n      <source file='/srv/images/guest").append(i)
						.append('-').append(disk).append(".qcow2'/>\n      <target dev='vd").append((char) ('h' + disk)).append("' bus='virtio'/>\n    </disk>\n");
			}
			for (int nic = random.nextInt(4); nic > 0; nic--) {
				devices.append(String.format("    <interface type='network'>%n      <mac address='52:54:00:%02x:%02x:%02x'/>%n      <source network='default'/>%n"
						+ "      <model type='virtio'/>%n    </interface>%n", random.nextInt(256), random.nextInt(256), nic));
			}
			int end = text.lastIndexOf("  </devices>");
			end = end < 0 ? text.lastIndexOf("</devices>") : end;
			Files.writeString(target.resolve(String.format("guest%04d.xml", i)), text.substring(0, end) + devices + text.substring(end));
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
