package org.gasthaus.languageserver.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.completion.Completion;
import org.gasthaus.xml.ide.completion.Proposal;
import org.gasthaus.xml.ide.hover.Prose;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

/** Proposals for the client. The explanations of the last list are made when one is looked at. Of the thread that answers. */
final class Proposals {
	private final Workspace workspace;
	private List<Proposal> last = List.of();
	private int lists;

	Proposals(Workspace workspace) {
		this.workspace = workspace;
	}

	CompletionList at(DefinitionText text, Positions positions, int offset) {
		last = List.copyOf(Completion.at(text, offset, workspace.folders()));
		lists++;
		List<CompletionItem> items = new ArrayList<>(last.size());
		for (int i = 0; i < last.size(); i++) {
			items.add(item(last.get(i), positions, i));
		}
		return new CompletionList(false, items);
	}

	private CompletionItem item(Proposal proposal, Positions positions, int index) {
		CompletionItem item = new CompletionItem(proposal.label());
		boolean snippet = workspace.traits().snippets() && proposal.isSnippet();
		item.setKind(kind(proposal.kind()));
		item.setDetail(proposal.detail().isEmpty() ? null : proposal.detail());
		item.setSortText(proposal.sortKey());
		item.setFilterText(proposal.filterText());
		item.setInsertTextFormat(snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
		item.setTextEdit(Either.forLeft(new TextEdit(positions.range(proposal.offset(), proposal.length()), snippet ? proposal.snippet() : proposal.text())));
		item.setAdditionalTextEdits(proposal.additionalEdits().isEmpty() ? null : positions.edits(proposal.additionalEdits()));
		item.setData(new JsonPrimitive(lists + ":" + index));
		return item;
	}

	/** The item with its explanation, if it is of the last list. */
	CompletionItem resolved(CompletionItem item) {
		String key = item.getData() instanceof JsonElement data && data.isJsonPrimitive() ? data.getAsString() : String.valueOf(item.getData());
		String list = lists + ":";
		if (key.startsWith(list) && key.substring(list.length()).matches("[0-9]{1,7}")) {
			int index = Integer.parseInt(key.substring(list.length()));
			Prose words = index < last.size() ? last.get(index).documentation() : Prose.EMPTY;
			if (!words.isEmpty()) {
				item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, words.toMarkdown()));
			}
		}
		return item;
	}

	private static CompletionItemKind kind(Proposal.Kind kind) {
		return switch (kind) {
		case ELEMENT -> CompletionItemKind.Class;
		case END_TAG -> CompletionItemKind.Keyword;
		case ATTRIBUTE -> CompletionItemKind.Property;
		case VALUE -> CompletionItemKind.EnumMember;
		case GENERATED -> CompletionItemKind.Value;
		case NAME -> CompletionItemKind.Reference;
		case FILE -> CompletionItemKind.File;
		case FOLDER -> CompletionItemKind.Folder;
		case TEMPLATE -> CompletionItemKind.Snippet;
		};
	}
}
