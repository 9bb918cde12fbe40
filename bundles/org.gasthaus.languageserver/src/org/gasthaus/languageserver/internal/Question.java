package org.gasthaus.languageserver.internal;

import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.gasthaus.xml.ide.DefinitionText;

/**
 * A request about an open text, in the version that was the newest when it came.
 *
 * @param definition the snapshot of the lane that answers
 * @param cancel fails once nobody waits for the answer any more
 */
record Question(OpenText text, DefinitionText definition, CancelChecker cancel) {
	Positions positions() {
		return new Positions(text.text(), definition.lines());
	}
}
