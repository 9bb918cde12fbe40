package org.gasthaus.languageserver.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Edits of several files for the client: with the version that they are for, if it can tell. */
final class Changes {
	private final Workspace workspace;

	Changes(Workspace workspace) {
		this.workspace = workspace;
	}

	/** The edits of one open text. */
	WorkspaceEdit of(OpenText text, Positions positions, List<org.gasthaus.xml.text.TextEdit> edits) {
		Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
		changes.put(text.uri(), positions.edits(edits));
		return of(changes, Map.of(text.uri(), text.version()));
	}

	WorkspaceEdit of(Map<URI, List<org.gasthaus.xml.text.TextEdit>> edits) {
		Places places = new Places(workspace);
		Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
		Map<String, Integer> versions = new LinkedHashMap<>();
		edits.forEach((address, list) -> places.positions(address).ifPresent(positions -> {
			String uri = places.uri(address);
			changes.put(uri, positions.edits(list));
			OpenText text = workspace.at(address);
			if (text != null) {
				versions.put(uri, text.version());
			}
		}));
		return of(changes, versions);
	}

	private WorkspaceEdit of(Map<String, List<TextEdit>> changes, Map<String, Integer> versions) {
		if (!workspace.traits().documentChanges()) {
			return new WorkspaceEdit(changes);
		}
		List<Either<TextDocumentEdit, ResourceOperation>> all = new ArrayList<>();
		changes.forEach((uri, edits) -> all.add(Either.forLeft(new TextDocumentEdit(new VersionedTextDocumentIdentifier(uri, versions.get(uri)),
				edits.stream().map(Either::<TextEdit, org.eclipse.lsp4j.SnippetTextEdit>forLeft).toList()))));
		return new WorkspaceEdit(all);
	}
}
