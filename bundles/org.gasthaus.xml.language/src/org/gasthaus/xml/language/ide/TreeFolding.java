package org.gasthaus.xml.language.ide;

import java.util.Collection;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

import org.eclipse.xtext.ide.editor.folding.FoldingRange;
import org.eclipse.xtext.ide.editor.folding.FoldingRangeKind;
import org.eclipse.xtext.ide.editor.folding.IFoldingRangeProvider;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.gasthaus.xml.language.DefinitionResource;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

import com.google.inject.Singleton;

/** Folds elements and comments that have more than one line. */
@Singleton
public final class TreeFolding implements IFoldingRangeProvider {
	@Override
	public SortedSet<FoldingRange> getFoldingRanges(XtextResource resource, CancelIndicator cancel) {
		SortedSet<FoldingRange> ranges = new TreeSet<>(Comparator.comparingInt(FoldingRange::getOffset));
		if (resource instanceof DefinitionResource definition) {
			XmlTree tree = definition.tree();
			for (XmlNode node : tree.nodes()) {
				collect(tree.text(), node, ranges, cancel);
			}
		}
		return ranges;
	}

	private static void collect(String text, XmlNode node, Collection<FoldingRange> ranges, CancelIndicator cancel) {
		boolean comment = node.kind() == XmlNode.Kind.COMMENT;
		int newline = text.indexOf('\n', node.offset());
		if (cancel.isCanceled() || newline < 0 || newline >= node.end()) {
			return;
		}
		if (comment || node.kind() == XmlNode.Kind.ELEMENT) {
			ranges.add(new FoldingRange(node.offset(), node.length(), comment ? FoldingRangeKind.COMMENT : null));
		}
		if (node instanceof XmlElement element) {
			for (int i = 0; i < element.childCount(); i++) {
				collect(text, element.child(i), ranges, cancel);
			}
		}
	}
}
