package org.gasthaus.ui.internal.connections;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.ClientConfiguration;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.UriExplanation;
import org.gasthaus.hypervisor.UriExplanation.Problem;

/**
 * What was typed as a URI, or as an alias of one, and what there is to say about it. Asks no host and looks at no file.
 *
 * @param meant the URI's text: what was typed, or that of the alias
 * @param uri {@code null} as long as it is none, or one that libvirt would refuse
 * @param error why it cannot be used, or {@code null}
 * @param warning what is not as it looks, or {@code null}
 * @param proposal what was probably meant; may be empty
 * @param sentences what it means
 */
record TypedUri(String meant, ConnectionUri uri, String error, String warning, String proposal, List<String> sentences) {
	/** Where the aliases are: read by somebody else, outside the UI thread. */
	record Aliases(ClientConfiguration configuration, String trouble) {
		/** Until the file is read. */
		static final Aliases UNKNOWN = new Aliases(null, null);

		/** Reads the user's configuration; never in the UI thread. */
		static Aliases read() {
			try {
				return new Aliases(ClientConfiguration.read(ClientConfiguration.file(System.getenv())), null);
			} catch (HypervisorException e) {
				return new Aliases(null, e.getMessage());
			}
		}
	}

	static TypedUri of(String typed, Aliases aliases) {
		String name = typed.strip();
		if (name.isEmpty()) {
			// the normal beginning, not a mistake
			return new TypedUri(typed, null, null, null, "", List.of());
		}
		if (!ClientConfiguration.mayBeAlias(name) || aliases.configuration() == null && aliases.trouble() == null) {
			return explained(typed, List.of());
		}
		if (aliases.configuration() == null) {
			return new TypedUri(typed, null, aliases.trouble(), null, "", List.of());
		}
		String meant = aliases.configuration().resolved(name);
		return meant.equals(name) ? explained(typed, List.of()) : explained(meant, List.of(NLS.bind(Messages.AddConnection_alias, name, meant)));
	}

	private static TypedUri explained(String text, List<String> first) {
		UriExplanation explained = UriExplanation.of(text);
		Problem worst = explained.problems().isEmpty() ? null : explained.problems().get(0);
		ConnectionUri uri = null;
		try {
			uri = explained.isRefused() ? null : ConnectionUri.parse(text);
		} catch (HypervisorException e) {
			// the explanation says it
		}
		List<String> sentences = new ArrayList<>(first);
		sentences.addAll(explained.isRefused() ? List.of() : explained.sentences());
		boolean refused = worst != null && worst.refused();
		return new TypedUri(text, uri, refused ? worst.message() : null, worst == null || refused ? null : worst.message(),
				worst == null || worst.proposal() == null ? "" : worst.proposal(), List.copyOf(sentences));
	}
}
