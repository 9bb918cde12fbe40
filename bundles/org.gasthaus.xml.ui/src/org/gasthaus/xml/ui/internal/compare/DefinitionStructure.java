package org.gasthaus.xml.ui.internal.compare;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.compare.IEditableContent;
import org.eclipse.compare.ISharedDocumentAdapter;
import org.eclipse.compare.ITypedElement;
import org.eclipse.compare.structuremergeviewer.DocumentRangeNode;
import org.eclipse.compare.structuremergeviewer.IStructureComparator;
import org.eclipse.compare.structuremergeviewer.StructureCreator;
import org.eclipse.compare.structuremergeviewer.StructureRootNode;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.graphics.Image;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.structure.Outline;
import org.gasthaus.xml.ide.structure.OutlineItem;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.structure.OutlineIcons;

/**
 * What a definition consists of, for comparing two of them: the elements, devices by what tells one from another. The order of attributes,
 * quotes and white space between tags make no difference.
 */
public final class DefinitionStructure extends StructureCreator {
	/** An element in its document. */
	private static final class Node extends DocumentRangeNode implements ITypedElement {
		private final OutlineItem item;
		private final String content;

		Node(DocumentRangeNode parent, OutlineItem item, String id, IDocument document, String content) {
			super(parent, item.kind().ordinal(), id, document, item.offset(), item.length());
			this.item = item;
			this.content = content;
		}

		@Override
		public String getName() {
			return item.detail().isEmpty() ? item.label() : item.label() + "  " + item.detail();
		}

		@Override
		public String getType() {
			return "xml";
		}

		@Override
		public Image getImage() {
			return OutlineIcons.of(item.kind(), JFaceResources.getResources());
		}
	}

	@Override
	protected IStructureComparator createStructureComparator(Object element, IDocument document, ISharedDocumentAdapter adapter, IProgressMonitor monitor) {
		boolean editable = element instanceof IEditableContent content && content.isEditable();
		StructureRootNode root = new StructureRootNode(document, element, this, adapter) {
			@Override
			public boolean isEditable() {
				return editable;
			}
		};
		DefinitionText text = DefinitionSession.snapshotOf(document);
		add(root, Outline.of(text), text, document);
		return root;
	}

	private static void add(DocumentRangeNode parent, List<OutlineItem> items, DefinitionText text, IDocument document) {
		java.util.Map<String, Integer> seen = new java.util.HashMap<>();
		for (OutlineItem item : items) {
			// a renamed definition is still the same one
			String id = parent instanceof StructureRootNode ? elementName(text, item) : item.kind() + " " + item.label();
			Node node = new Node(parent, item, id + seen.merge(id, 1, Integer::sum), document, content(text, item));
			parent.addChild(node);
			add(node, item.children(), text, document);
		}
	}

	private static String elementName(DefinitionText text, OutlineItem item) {
		XmlElement element = text.tree().elementAt(item.nameOffset());
		return element == null ? "" : element.name();
	}

	/** What an element itself says, without those in it. */
	private static String content(DefinitionText text, OutlineItem item) {
		XmlElement element = text.tree().elementAt(item.nameOffset());
		if (element == null) {
			return "";
		}
		List<String> parts = new ArrayList<>();
		for (XmlAttribute attribute : element.attributes()) {
			parts.add(attribute.name() + "=" + attribute.value());
		}
		parts.sort(null);
		parts.add(element.characterContent().strip());
		return element.name() + parts;
	}

	@Override
	public String getContents(Object node, boolean ignoreWhitespace) {
		return node instanceof Node own ? own.content : "";
	}

	@Override
	public String getName() {
		return Messages.DefinitionStructure_name;
	}
}
