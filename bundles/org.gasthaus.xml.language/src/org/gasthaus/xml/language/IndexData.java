package org.gasthaus.xml.language;

/**
 * What Xtext's index knows of a definition beside its name: the keys of the user data of its {@link org.eclipse.xtext.resource.IEObjectDescription}.
 * The name is qualified by the root element, for example {@code domain/web01} or {@code network/default}.
 */
public final class IndexData {
	/** The kind of the definition, a {@link org.gasthaus.xml.schema.DocumentKind}. */
	public static final String KIND = "kind";
	/** The UUID as written; absent if the definition has none. */
	public static final String UUID = "uuid";
	/** Where the element or attribute that gives the name starts, in UTF-16 units from 0. */
	public static final String OFFSET = "offset";
	/** How long it is. */
	public static final String LENGTH = "length";

	private IndexData() {
	}
}
