import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.gasthaus.core.Backends;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * A private daemon whose test driver has many guests, until standard input ends: prints its URI when they are all there. Run by root it is nobody's.
 * Arguments: an empty folder, the number of guests.
 */
final class Daemon {
	private static final String NOBODY = "65534";

	public static void main(String[] arguments) throws Exception {
		Path folder = Path.of(arguments[0]).toAbsolutePath();
		int guests = Integer.parseInt(arguments[1]);
		Process daemon = start(folder);
		try (HypervisorSession session = connect(daemon, "test+unix:///default?socket=" + folder.resolve("run/libvirt/libvirt-sock"))) {
			for (int i = 0; i < guests; i++) {
				session.defineDomain("<domain type='test'><name>guest" + i + "</name><memory>65536</memory><os><type>hvm</type></os></domain>", null);
			}
			if (session.domains(Set.of(), null).size() != guests + 1) {
				throw new IllegalStateException("guests are missing");
			}
			System.out.println(session.uri());
			while (System.in.read() >= 0) {
				// the guests are there as long as this connection is
			}
		} finally {
			daemon.destroy();
			daemon.waitFor(30, TimeUnit.SECONDS);
		}
		System.exit(0);
	}

	private static Process start(Path folder) throws IOException, InterruptedException {
		for (String name : List.of("run", "conf/libvirt", "cache", "data")) {
			Files.createDirectories(folder.resolve(name));
		}
		Files.writeString(folder.resolve("conf/libvirt/libvirtd.conf"), "host_uuid = \"00000000-0000-4000-8000-0000000000aa\"\n");
		List<String> command = new ArrayList<>();
		if (System.getProperty("user.name").equals("root")) {
			new ProcessBuilder("chown", "-R", NOBODY + ':' + NOBODY, folder.toString()).inheritIO().start().waitFor();
			command.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
		}
		command.addAll(List.of("libvirtd", "-t", "600"));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
		Map<String, String> environment = builder.environment();
		environment.put("HOME", folder.toString());
		environment.put("XDG_RUNTIME_DIR", folder + "/run");
		environment.put("XDG_CONFIG_HOME", folder + "/conf");
		environment.put("XDG_CACHE_HOME", folder + "/cache");
		environment.put("XDG_DATA_HOME", folder + "/data");
		environment.merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ':' + more);
		return builder.start();
	}

	private static HypervisorSession connect(Process daemon, String uri) throws InterruptedException, HypervisorException {
		while (true) {
			try {
				return Backends.onClassPath().open(ConnectionUri.parse(uri), Access.READ_WRITE, CredentialsPrompt.NONE, null);
			} catch (HypervisorException e) {
				if (daemon.waitFor(50, TimeUnit.MILLISECONDS)) {
					throw e;
				}
			}
		}
	}
}
