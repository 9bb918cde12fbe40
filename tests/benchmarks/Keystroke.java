import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Measures, from outside and over the protocol, how long it takes from a key in a definition of 20 KB until the language server has sent its
 * findings. Arguments: the example to make longer, then the command of the server.
 */
class KeystrokeBenchmark {
	private static final int WARM = 100;
	private static final int RUNS = 100;

	public static void main(String[] arguments) throws Exception {
		String start = Files.readString(Path.of(arguments[0]));
		int end = start.lastIndexOf("  </devices>");
		StringBuilder longer = new StringBuilder(start.substring(0, end));
		for (int i = 0; longer.length() < 20_000; i++) {
			longer.append("    <disk type='file' device='disk'>\n      <source file='/srv/images/data").append(i).append(".qcow2'/>\n      <target dev='sd")
					.append(i < 26 ? "" : String.valueOf((char) ('a' + i / 26 - 1))).append((char) ('a' + i % 26)).append("' bus='scsi'/>\n    </disk>\n");
		}
		String text = longer + start.substring(end);
		Process server = new ProcessBuilder(Arrays.asList(arguments).subList(1, arguments.length)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		OutputStream out = server.getOutputStream();
		InputStream in = server.getInputStream();
		long begin = System.nanoTime();
		send(out, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"processId\":null,\"capabilities\":{}}}");
		until(in, "\"id\":1");
		send(out, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"file:///a.xml\",\"languageId\":\"xml\",\"version\":0,\"text\":" + quoted(text) + "}}}");
		until(in, "\"version\":0");
		System.out.printf("%nFrom the start of the server to the findings of the first text: %.0f ms%n", (System.nanoTime() - begin) / 1e6);
		int place = text.indexOf("<name>") + "<name>".length();
		int line = (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
		String position = "{\"line\":" + line + ",\"character\":" + (place - text.lastIndexOf('\n', place) - 1) + "}";
		double[] millis = new double[WARM + RUNS];
		for (int i = 1; i <= millis.length; i++) {
			begin = System.nanoTime();
			send(out, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"file:///a.xml\",\"version\":" + i
					+ "},\"contentChanges\":[{\"range\":{\"start\":" + position + ",\"end\":" + position + "},\"text\":\"x\"}]}}");
			until(in, "\"version\":" + i + "}");
			millis[i - 1] = (System.nanoTime() - begin) / 1e6;
		}
		double[] warm = Arrays.copyOfRange(millis, WARM, millis.length);
		Arrays.sort(warm);
		System.out.printf("From a key to its findings: first %.1f ms, median %.1f ms, 95 %% %.1f ms%n", millis[0], warm[RUNS / 2], warm[RUNS * 95 / 100]);
		server.destroy();
	}

	private static String quoted(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
	}

	private static void send(OutputStream out, String json) throws Exception {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		out.write(("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
		out.write(bytes);
		out.flush();
	}

	/** Reads messages until one holds some characters. */
	private static void until(InputStream in, String wanted) throws Exception {
		while (true) {
			StringBuilder header = new StringBuilder();
			while (header.indexOf("\r\n\r\n") < 0) {
				int next = in.read();
				if (next < 0) {
					throw new IllegalStateException("The server is gone");
				}
				header.append((char) next);
			}
			int length = Integer.parseInt(header.toString().replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1"));
			if (new String(in.readNBytes(length), StandardCharsets.UTF_8).contains(wanted)) {
				return;
			}
		}
	}
}
