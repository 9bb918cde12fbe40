package org.gasthaus.cli.internal;

import java.io.IOException;

import com.google.gson.stream.JsonWriter;

/** Something that writes one JSON value. */
@FunctionalInterface
public interface JsonContent {
	/** Writes it. @throws IOException if the writer does */
	void to(JsonWriter json) throws IOException;
}
