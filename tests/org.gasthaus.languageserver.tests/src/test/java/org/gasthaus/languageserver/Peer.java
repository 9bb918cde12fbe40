package org.gasthaus.languageserver;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** An editor: starts the server as a process of its own and talks to it in frames, without any library of the protocol. */
final class Peer implements AutoCloseable {
	private static final long PATIENCE_SECONDS = 60;

	private final Process process;
	private final Path errors;
	private final OutputStream toServer;
	private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
	private final List<JsonObject> kept = new ArrayList<>();
	private int ids;

	Peer(Path folder) throws IOException {
		this(folder, "org.gasthaus.languageserver.Main");
	}

	/** @param program the class with the main method, and its arguments */
	Peer(Path folder, String... program) throws IOException {
		errors = folder.resolve("server.err");
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx300m",
				"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
		command.addAll(List.of(program));
		process = new ProcessBuilder(command).redirectError(errors.toFile()).directory(new File(".")).start();
		toServer = process.getOutputStream();
		Thread reader = new Thread(this::read, "reader");
		reader.setDaemon(true);
		reader.start();
	}

	/** Reads frames until the stream ends; whatever is no frame becomes a message that no test expects. */
	private void read() {
		try (InputStream in = process.getInputStream()) {
			while (true) {
				String header = header(in);
				if (header == null) {
					heard.add(JsonParser.parseString("{'end':true}").getAsJsonObject());
					return;
				}
				int length = -1;
				for (String line : header.split("\r\n")) {
					if (line.startsWith("Content-Length: ")) {
						length = Integer.parseInt(line.substring("Content-Length: ".length()));
					}
				}
				heard.add(length < 0 ? JsonParser.parseString("{'noise':true}").getAsJsonObject()
						: JsonParser.parseString(new String(in.readNBytes(length), StandardCharsets.UTF_8)).getAsJsonObject());
			}
		} catch (IOException gone) {
			heard.add(JsonParser.parseString("{'end':true}").getAsJsonObject());
		}
	}

	private static String header(InputStream in) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
			int next = in.read();
			if (next < 0) {
				return null;
			}
			bytes.write(next);
		}
		return bytes.toString(StandardCharsets.US_ASCII);
	}

	void raw(String bytes) throws IOException {
		toServer.write(bytes.getBytes(StandardCharsets.UTF_8));
		toServer.flush();
	}

	void frame(String json) throws IOException {
		raw("Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
	}

	void tell(String method, JsonElement parameters) throws IOException {
		JsonObject message = new JsonObject();
		message.addProperty("jsonrpc", "2.0");
		message.addProperty("method", method);
		message.add("params", parameters);
		frame(message.toString());
	}

	int send(String method, JsonElement parameters) throws IOException {
		JsonObject message = new JsonObject();
		message.addProperty("jsonrpc", "2.0");
		message.addProperty("id", ++ids);
		message.addProperty("method", method);
		message.add("params", parameters);
		frame(message.toString());
		return ids;
	}

	/** The whole response to a request. */
	JsonObject response(int id) throws InterruptedException {
		return next(message -> message.has("id") && !message.has("method") && message.get("id").equals(new com.google.gson.JsonPrimitive(id)));
	}

	/** The result of a request; fails on an error. */
	JsonElement ask(String method, JsonElement parameters) throws IOException, InterruptedException {
		JsonObject response = response(send(method, parameters));
		if (response.has("error")) {
			throw new AssertionError(method + ": " + response + "\n" + Files.readString(errors));
		}
		return response.has("result") ? response.get("result") : JsonNull.INSTANCE;
	}

	JsonObject next(Predicate<JsonObject> wanted) throws InterruptedException {
		for (JsonObject message : kept) {
			if (wanted.test(message)) {
				kept.remove(message);
				return message;
			}
		}
		while (true) {
			JsonObject message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
			if (message == null || message.has("end") && !wanted.test(message)) {
				throw new AssertionError("The server " + (message == null ? "does not answer" : "is gone") + "; kept: " + kept);
			}
			if (wanted.test(message)) {
				return message;
			}
			kept.add(message);
		}
	}

	/** The next diagnostics of a version of a text. */
	JsonObject diagnostics(String uri, int version) throws InterruptedException {
		return next(message -> message.has("method") && message.get("method").getAsString().equals("textDocument/publishDiagnostics")
				&& message.getAsJsonObject("params").get("uri").getAsString().equals(uri) && message.getAsJsonObject("params").has("version")
				&& message.getAsJsonObject("params").get("version").getAsInt() == version).getAsJsonObject("params");
	}

	/** Whether something came out of the server that is no message. */
	boolean heardNoise() {
		return kept.stream().anyMatch(message -> message.has("noise"));
	}

	String errors() throws IOException {
		return Files.readString(errors);
	}

	int exitCode() throws InterruptedException {
		if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			throw new AssertionError("The server does not end");
		}
		return process.exitValue();
	}

	void hangUp() throws IOException {
		toServer.close();
	}

	boolean isAlive() {
		return process.isAlive();
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}
}
