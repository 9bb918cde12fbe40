package org.gasthaus.xml.ide.form;

import java.util.Optional;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.text.Finding;

/**
 * The form of a text that is being typed: while the text is half-typed, the last form that was whole is shown and must not be changed.
 *
 * <p>Belongs to one thread at a time.
 */
public final class FormState {
	private DefinitionForm form;
	private DefinitionText latest;
	private Finding obstacle;

	/** Follows the text. */
	public void update(DefinitionText now) {
		if (latest != null && latest == now) {
			return;
		}
		latest = now;
		obstacle = now.tree().syntaxFindings().stream().filter(Finding::isError).findFirst().orElse(null);
		if (obstacle == null || form == null) {
			form = DefinitionForm.of(now);
		}
	}

	/** The last form that was whole, or the first one; {@code null} before there was a text. */
	public DefinitionForm form() {
		return form;
	}

	/** Whether the form belongs to the text as it is now, so that it may be changed. */
	public boolean isWhole() {
		return form != null && obstacle == null;
	}

	/** Where the text is not finished. */
	public Optional<Finding> obstacle() {
		return Optional.ofNullable(obstacle);
	}

	/** Why the form cannot be changed now, for a person; empty if it can. */
	public String explanation() {
		return obstacle == null ? "" : Messages.text("half-typed", latest.lines().position(obstacle.offset()).line(), obstacle.message());
	}
}
