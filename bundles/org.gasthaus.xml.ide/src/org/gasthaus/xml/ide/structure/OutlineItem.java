package org.gasthaus.xml.ide.structure;

import java.util.List;

/**
 * One entry of an outline.
 *
 * @param label what it is, for a person: {@code disk vda}
 * @param detail what more there is to say, for example {@code qcow2 /images/a.qcow2}; often empty, never a password
 * @param kind which icon it gets
 * @param offset where the element starts, in UTF-16 units from 0
 * @param length how long it is, tags included
 * @param nameOffset where the name in its start tag stands
 * @param nameLength how long that is
 * @param children what is in it
 */
public record OutlineItem(String label, String detail, OutlineKind kind, int offset, int length, int nameOffset, int nameLength,
		List<OutlineItem> children) {
	public OutlineItem {
		children = List.copyOf(children);
	}
}
