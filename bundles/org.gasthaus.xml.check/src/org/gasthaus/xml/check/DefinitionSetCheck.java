package org.gasthaus.xml.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlTree;

/**
 * Checks definitions that are meant to exist together on one host against each other: names and UUIDs that are used twice among
 * definitions of one kind (a network and a domain may share a name), MAC addresses, disks that two guests write to, bridges and
 * addresses of networks. What is wrong with one of them alone is the business of {@link DefinitionCheck}.
 *
 * <p>Collects first and checks once, at the end; holds the models of all until then. Not safe for more than one thread.
 */
public final class DefinitionSetCheck {
	private final Map<String, Definition> definitions = new LinkedHashMap<>();

	/**
	 * Adds a definition. One that syntax or schema refuse does not take part: what it collides with might be the fault's doing; nor
	 * does one of more than {@link DefinitionCheck#MOST_ELEMENTS} elements.
	 *
	 * @param name what a person knows it by, such as the file; of several with one name the first counts
	 * @param tree its text
	 * @param own what {@link DefinitionCheck} found in it
	 * @return whether it takes part
	 */
	public boolean add(String name, XmlTree tree, List<Finding> own) {
		for (Finding finding : own) {
			if (finding.isError() && !finding.code().startsWith("rule.") || finding.code().equals(DefinitionCheck.TOO_LARGE)) {
				return false;
			}
		}
		return tree.root() != null && definitions.putIfAbsent(name, Definition.read(tree)) == null;
	}

	/** The findings of each definition that collides with one before it, under its name; codes {@code rule.set.*}. */
	public Map<String, List<Finding>> check() {
		return new RuleRunner().checkSet(definitions);
	}
}
