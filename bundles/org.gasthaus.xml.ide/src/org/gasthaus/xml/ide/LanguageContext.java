package org.gasthaus.xml.ide;

import java.net.URI;
import java.util.Objects;

import org.gasthaus.xml.ide.completion.Templates;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;

/**
 * What surrounds a text: the schemas that hold for it, the host that it is meant for, the other definitions of its workspace. Everything in
 * it is known already; nothing is asked of a host or a disk when a service looks.
 *
 * @param uri where the text lies, absolute; {@code null} for a text that was not saved yet
 * @param schemas the schemas, loaded when they are first needed and shared by all texts
 * @param host what is known of the host that the text is bound to, {@link HostKnowledge#NONE} without one
 * @param workspace the definitions of the workspace; an empty one if there is none
 * @param templates what completion offers to be filled in
 */
public record LanguageContext(URI uri, Schemas schemas, HostKnowledge host, WorkspaceIndex workspace, Templates templates) {
	public LanguageContext {
		Objects.requireNonNull(schemas);
		Objects.requireNonNull(host);
		Objects.requireNonNull(workspace);
		Objects.requireNonNull(templates);
	}

	/** A context with the templates that completion brings. */
	public LanguageContext(URI uri, Schemas schemas, HostKnowledge host, WorkspaceIndex workspace) {
		this(uri, schemas, host, workspace, Templates.STANDARD);
	}

	/** A context with these schemas and nothing else. */
	public static LanguageContext of(Schemas schemas) {
		return new LanguageContext(null, schemas, HostKnowledge.NONE, new WorkspaceIndex());
	}

	/** A context with the schemas of the local libvirt, else the packed ones, and nothing else. Make it once. */
	public static LanguageContext standard() {
		return of(new Schemas(SchemaSource.standard()));
	}

	/** The same surroundings of another text. */
	public LanguageContext at(URI other) {
		return new LanguageContext(other, schemas, host, workspace, templates);
	}
}
