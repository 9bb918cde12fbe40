package org.gasthaus.xml.ide.navigation;

/**
 * A name where it is given or used.
 *
 * @param kind what has the name
 * @param name the name, references resolved
 * @param scope what the name is unique in: the pool of a volume, the network of a port group; empty if the text does not say
 * @param declaration whether it is given here
 * @param offset where it stands, in UTF-16 units from 0
 * @param length how long it is as written
 */
public record Symbol(SymbolKind kind, String name, String scope, boolean declaration, int offset, int length) {
	/** Whether both name the same thing. */
	public boolean means(Symbol other) {
		return kind == other.kind && name.equals(other.name) && (scope.equals(other.scope) || scope.isEmpty() || other.scope.isEmpty());
	}
}
