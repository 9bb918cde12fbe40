package org.gasthaus.languageserver;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Parameters of requests, written as a person would; apostrophes stand for quotes. */
final class Json {
	private Json() {
	}

	static JsonElement of(String json) {
		return JsonParser.parseString(json);
	}

	static JsonObject document(String uri) {
		JsonObject parameters = new JsonObject();
		JsonObject document = new JsonObject();
		document.addProperty("uri", uri);
		parameters.add("textDocument", document);
		return parameters;
	}

	static JsonObject at(String uri, String text, String words) {
		int offset = text.indexOf(words);
		if (offset < 0) {
			throw new AssertionError(words + " is not in " + text);
		}
		JsonObject parameters = document(uri);
		parameters.add("position", position(text, offset + words.length()));
		return parameters;
	}

	static JsonObject position(String text, int offset) {
		String before = text.substring(0, offset);
		JsonObject position = new JsonObject();
		position.addProperty("line", (int) before.chars().filter(c -> c == '\n').count());
		position.addProperty("character", offset - (before.lastIndexOf('\n') + 1));
		return position;
	}

	static int offset(String text, JsonObject position) {
		int start = 0;
		for (int line = position.get("line").getAsInt(); line > 0; line--) {
			start = text.indexOf('\n', start) + 1;
		}
		return start + position.get("character").getAsInt();
	}

	static String marked(String text, JsonObject range) {
		return text.substring(offset(text, range.getAsJsonObject("start")), offset(text, range.getAsJsonObject("end")));
	}

	static JsonObject open(String uri, String language, int version, String text) {
		JsonObject parameters = document(uri);
		parameters.getAsJsonObject("textDocument").addProperty("languageId", language);
		parameters.getAsJsonObject("textDocument").addProperty("version", version);
		parameters.getAsJsonObject("textDocument").addProperty("text", text);
		return parameters;
	}

	/** What a client does with the edits of an answer. */
	static String applied(String text, Iterable<JsonElement> edits) {
		java.util.List<JsonObject> sorted = new java.util.ArrayList<>();
		edits.forEach(edit -> sorted.add(edit.getAsJsonObject()));
		sorted.sort(java.util.Comparator.comparingInt(edit -> -offset(text, edit.getAsJsonObject("range").getAsJsonObject("start"))));
		String result = text;
		for (JsonObject edit : sorted) {
			result = result.substring(0, offset(text, edit.getAsJsonObject("range").getAsJsonObject("start"))) + edit.get("newText").getAsString()
					+ result.substring(offset(text, edit.getAsJsonObject("range").getAsJsonObject("end")));
		}
		return result;
	}
}
