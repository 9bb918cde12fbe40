package org.gasthaus.xml.schema;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The schemas of one source, each loaded when it is first needed and then kept. Share one object between threads; a changed
 * schema folder needs a new one.
 *
 * <p>May be used from any thread; who needs a schema that another thread is loading waits for it.
 */
public final class Schemas {
	private final SchemaSource source;
	private final Map<DocumentKind, Schema> loaded = new EnumMap<>(DocumentKind.class);
	private final Queue<ContentModel> idleModels = new ConcurrentLinkedQueue<>();

	public Schemas(SchemaSource source) {
		this.source = source;
	}

	/** Where the schemas come from. */
	public SchemaSource source() {
		return source;
	}

	/**
	 * Loads the schema of a kind now, for instance in a thread that has nothing else to do.
	 *
	 * @throws SchemaException if it is missing or cannot be used
	 */
	public void prepare(DocumentKind kind) throws SchemaException {
		get(kind);
	}

	synchronized Schema get(DocumentKind kind) throws SchemaException {
		Schema schema = loaded.get(kind);
		if (schema == null) {
			schema = Schema.load(source, kind);
			loaded.put(kind, schema);
		}
		return schema;
	}

	/** Content models that nobody uses; there are as many as threads asked at the same time. */
	Queue<ContentModel> idleModels() {
		return idleModels;
	}
}
