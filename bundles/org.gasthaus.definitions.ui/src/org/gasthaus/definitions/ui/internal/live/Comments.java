package org.gasthaus.definitions.ui.internal.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/** The comments of a definition, which libvirt keeps none of. */
final class Comments {
	private final XmlTree from;
	private final XmlTree to;
	/** The elements of the one text that are in the other too. */
	private final Map<XmlElement, XmlElement> same = new HashMap<>();
	private final Map<Integer, String> inserted = new TreeMap<>();

	private Comments(String from, String to) {
		this.from = XmlTree.of(from);
		this.to = XmlTree.of(to);
	}

	/** How many a text has. */
	static int count(String text) {
		return all(XmlTree.of(text).nodes()).size();
	}

	/**
	 * A text with the comments of another one that it lacks, each before the element that it stands before there, or at the end of what it is
	 * in. What the elements of the two have in common tells which is which.
	 */
	static String carry(String from, String to) {
		Comments comments = new Comments(from, to);
		return comments.to.root() == null ? to : comments.carry();
	}

	private String carry() {
		if (from.root() != null) {
			same.put(from.root(), to.root());
			pair(from.root(), to.root());
		}
		List<String> there = new ArrayList<>(all(to.nodes()).stream().map(XmlNode::source).toList());
		place(from.nodes(), null, there);
		return TextEdit.apply(to.text(), inserted.entrySet().stream().map(one -> new TextEdit(one.getKey(), 0, one.getValue())).toList());
	}

	private static List<XmlNode> all(Collection<XmlNode> nodes) {
		return nodes.stream().flatMap(node -> node.kind() == XmlNode.Kind.COMMENT ? Stream.of(node)
				: node instanceof XmlElement element ? all(element.children()).stream() : Stream.empty()).toList();
	}

	private void pair(XmlElement one, XmlElement other) {
		List<XmlElement> left = new ArrayList<>(elements(other));
		for (XmlElement child : elements(one)) {
			List<String> words = words(child);
			XmlElement best = null;
			long most = -1;
			for (XmlElement candidate : left) {
				if (candidate.name().equals(child.name())) {
					List<String> others = words(candidate);
					long common = words.stream().filter(others::contains).count();
					if (common > most) {
						best = candidate;
						most = common;
					}
				}
			}
			if (best != null) {
				left.remove(best);
				same.put(child, best);
				pair(child, best);
			}
		}
	}

	private static List<XmlElement> elements(XmlElement element) {
		return element.children().stream().filter(XmlElement.class::isInstance).map(XmlElement.class::cast).toList();
	}

	/** What tells an element from others of its name. */
	private static List<String> words(XmlElement element) {
		List<String> words = new ArrayList<>();
		for (XmlAttribute attribute : element.attributes()) {
			words.add(element.name() + ' ' + attribute.name() + ' ' + attribute.value());
		}
		String text = element.characterContent().strip();
		if (!text.isEmpty()) {
			words.add(element.name() + ' ' + text);
		}
		elements(element).forEach(child -> words.addAll(words(child)));
		return words;
	}

	/** @param parent what they are in; {@code null} for those beside the root element */
	private void place(List<XmlNode> nodes, XmlElement parent, List<String> there) {
		for (int i = 0; i < nodes.size(); i++) {
			XmlNode node = nodes.get(i);
			if (node instanceof XmlElement element) {
				place(element.children(), element, there);
			} else if (node.kind() == XmlNode.Kind.COMMENT && !there.remove(node.source())) {
				XmlElement next = nodes.subList(i, nodes.size()).stream().map(same::get).filter(found -> found != null).findFirst().orElse(null);
				if (next != null) {
					before(next, node.source());
				} else {
					atEnd(parent, node.source());
				}
			}
		}
	}

	private void before(XmlElement next, String comment) {
		insert(next.offset(), comment + space(next.offset()));
	}

	private void atEnd(XmlElement parent, String comment) {
		XmlElement in = parent;
		while (in != null && same.get(in) == null) {
			in = in.parent();
		}
		XmlElement place = in == null ? null : same.get(in);
		if (place == null) {
			insert(to.text().length(), comment + '\n');
		} else if (!place.hasContent() || elements(place).isEmpty()) {
			// what has only text, or nothing, is left as it is
			before(place, comment);
		} else {
			XmlElement last = elements(place).get(elements(place).size() - 1);
			insert(last.end(), space(last.offset()) + comment);
		}
	}

	private void insert(int offset, String text) {
		inserted.merge(offset, text, String::concat);
	}

	/** The white space before an element. */
	private String space(int offset) {
		int start = offset;
		while (start > 0 && Character.isWhitespace(to.text().charAt(start - 1))) {
			start--;
		}
		String space = to.text().substring(start, offset);
		return start == 0 ? "\n" : space;
	}
}
