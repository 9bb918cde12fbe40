package org.gasthaus.languageserver.internal;

import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;

/** What the client can do, as far as answers depend on it. */
record ClientTraits(boolean snippets, boolean nestedSymbols, boolean documentChanges, boolean resolvesActions) {
	static final ClientTraits NONE = new ClientTraits(false, false, false, false);

	ClientTraits(ClientCapabilities capabilities) {
		this(snippets(capabilities.getTextDocument()), nestedSymbols(capabilities.getTextDocument()),
				capabilities.getWorkspace() != null && capabilities.getWorkspace().getWorkspaceEdit() != null
						&& Boolean.TRUE.equals(capabilities.getWorkspace().getWorkspaceEdit().getDocumentChanges()),
				resolvesActions(capabilities.getTextDocument()));
	}

	private static boolean snippets(TextDocumentClientCapabilities text) {
		CompletionCapabilities completion = text == null ? null : text.getCompletion();
		return completion != null && completion.getCompletionItem() != null && Boolean.TRUE.equals(completion.getCompletionItem().getSnippetSupport());
	}

	private static boolean nestedSymbols(TextDocumentClientCapabilities text) {
		return text != null && text.getDocumentSymbol() != null && Boolean.TRUE.equals(text.getDocumentSymbol().getHierarchicalDocumentSymbolSupport());
	}

	private static boolean resolvesActions(TextDocumentClientCapabilities text) {
		CodeActionCapabilities actions = text == null ? null : text.getCodeAction();
		return actions != null && Boolean.TRUE.equals(actions.getDataSupport()) && actions.getResolveSupport() != null
				&& actions.getResolveSupport().getProperties() != null && actions.getResolveSupport().getProperties().contains("edit");
	}
}
