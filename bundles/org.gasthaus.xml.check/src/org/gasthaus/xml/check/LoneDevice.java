package org.gasthaus.xml.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/** Runs the rules over a device that stands alone, as {@code attach-device} takes it: in a domain of which nothing else is known. */
final class LoneDevice {
	private static final String BEFORE = "<domain><devices>";
	private static final String AFTER = "</devices></domain>";
	/** What the domain may have, or may be: machine, hypervisor and the other devices are not known here. */
	private static final Set<String> ABOUT_THE_DOMAIN = Set.of("rule.audio.missing", "rule.boot.order-and-os", "rule.chardev.parallel-machine",
			"rule.chardev.second-serial-console", "rule.chardev.spice-missing", "rule.controller.root-index", "rule.controller.ide-machine",
			"rule.controller.numa-node", "rule.disk.address-type", "rule.disk.xen-driver", "rule.memory.uuid");

	private LoneDevice() {
	}

	/** The violations of the device that is the root of a tree. */
	static List<Finding> check(XmlTree tree, XmlElement device, RuleRunner rules) {
		for (XmlNode node : tree.nodes()) {
			if (node.kind() == XmlNode.Kind.DOCTYPE) {
				// its entities would be lost
				return List.of();
			}
		}
		int shift = BEFORE.length() - device.offset();
		List<Finding> found = new ArrayList<>();
		for (Finding finding : rules.check(Definition.read(BEFORE + device.source() + AFTER))) {
			boolean inside = finding.offset() >= BEFORE.length() && finding.end() <= BEFORE.length() + device.length();
			if (inside && !ABOUT_THE_DOMAIN.contains(finding.code())) {
				found.add(new Finding(finding.severity(), finding.code(), finding.message(), finding.offset() - shift, finding.length(),
						fixes(finding, device, shift)));
			}
		}
		return found;
	}

	private static List<Fix> fixes(Finding finding, XmlElement device, int shift) {
		List<Fix> fixes = new ArrayList<>(finding.fixes().size());
		for (Fix fix : finding.fixes()) {
			List<TextEdit> edits = new ArrayList<>(fix.edits().size());
			for (TextEdit edit : fix.edits()) {
				// nothing outside of it, and never the device itself
				if (edit.offset() > BEFORE.length() && edit.end() < BEFORE.length() + device.length()) {
					edits.add(new TextEdit(edit.offset() - shift, edit.length(), edit.text()));
				}
			}
			if (edits.size() == fix.edits().size()) {
				fixes.add(new Fix(fix.title(), edits));
			}
		}
		return fixes;
	}
}
