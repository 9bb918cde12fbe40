package org.gasthaus.cli.internal;

import java.util.List;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Prints a definition, or with {@code --xpath} the parts of it that an XPath names. */
final class XmlOutput {
	private XmlOutput() {
	}

	/** Adds the options to a command's. */
	static Syntax options(Syntax syntax) {
		return syntax.named("xpath").flags("wrap");
	}

	static void print(Invocation invocation, Arguments arguments, String xml) throws CommandFailure {
		String expression = arguments.optional("xpath");
		invocation.out().append(expression == null ? xml : Parts.print(xml, expression, arguments.has("wrap")));
	}

	/** Apart: the classes that it needs are loaded only by those who ask for it. */
	private static final class Parts {
		static String print(String xml, String expression, boolean wrap) throws CommandFailure {
			List<Node> nodes = DefinitionDom.of(xml).find(expression);
			StringBuilder out = new StringBuilder();
			if (wrap) {
				out.append(nodes.isEmpty() ? "<nodes/>\n" : "<nodes>\n");
			}
			for (Node node : nodes) {
				if (wrap && node instanceof Element element) {
					DefinitionDom.declareNamespaces(element, element);
				}
				out.append(wrap ? "  " : "").append(DefinitionDom.text(node, wrap ? 1 : 0)).append('\n');
			}
			return out.append(wrap && !nodes.isEmpty() ? "</nodes>\n" : "").toString();
		}
	}
}
