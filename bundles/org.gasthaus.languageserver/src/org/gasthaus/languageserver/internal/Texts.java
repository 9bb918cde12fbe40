package org.gasthaus.languageserver.internal;

import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.colours.Colours;
import org.gasthaus.xml.ide.format.AutoClose;
import org.gasthaus.xml.ide.format.Formatter;
import org.gasthaus.xml.ide.format.Indentation;
import org.gasthaus.xml.ide.hints.Hint;
import org.gasthaus.xml.ide.hints.Hints;
import org.gasthaus.xml.ide.navigation.FileLinks;
import org.gasthaus.xml.ide.navigation.GoTo;
import org.gasthaus.xml.ide.navigation.References;
import org.gasthaus.xml.ide.navigation.Rename;
import org.gasthaus.xml.ide.structure.Folding;
import org.gasthaus.xml.ide.structure.FoldingRegion;
import org.gasthaus.xml.ide.structure.Occurrences;
import org.gasthaus.xml.ide.structure.SelectionRanges;
import org.gasthaus.xml.ide.structure.TagPair;

/** The requests about one text. Each is answered from the services; here lines and columns become offsets and back. */
final class Texts implements TextDocumentService {
	private final Workspace workspace;
	private final Actions actions;
	private final Proposals proposals;

	Texts(Workspace workspace) {
		this.workspace = workspace;
		this.actions = new Actions(workspace);
		this.proposals = new Proposals(workspace);
	}

	@Override
	public void didOpen(DidOpenTextDocumentParams parameters) {
		TextDocumentItem item = parameters.getTextDocument();
		if (workspace.isServing() && item != null && item.getUri() != null && item.getText() != null) {
			workspace.put(new OpenText(item.getUri(), item.getLanguageId(), item.getVersion(), item.getText()));
		}
	}

	@Override
	public void didChange(DidChangeTextDocumentParams parameters) {
		VersionedTextDocumentIdentifier changed = parameters.getTextDocument();
		OpenText before = workspace.isServing() ? workspace.get(changed.getUri()) : null;
		if (before != null && parameters.getContentChanges() != null) {
			int version = changed.getVersion() == null ? before.version() + 1 : changed.getVersion();
			workspace.put(before.changed(version, parameters.getContentChanges()));
		}
	}

	@Override
	public void didClose(DidCloseTextDocumentParams parameters) {
		if (workspace.isServing()) {
			workspace.remove(parameters.getTextDocument().getUri());
		}
	}

	@Override
	public void didSave(DidSaveTextDocumentParams parameters) {
		if (workspace.isServing() && workspace.get(parameters.getTextDocument().getUri()) != null) {
			workspace.checks().request(parameters.getTextDocument().getUri());
		}
	}

	/** Answers a request if it names a text. */
	private <P, T> CompletableFuture<T> answer(P parameters, Function<P, TextDocumentIdentifier> document, T nothing,
			BiFunction<OpenText, Positions, T> service) {
		TextDocumentIdentifier of = parameters == null ? null : document.apply(parameters);
		return workspace.answer(of == null || of.getUri() == null ? "" : of.getUri(), nothing, service);
	}

	private DefinitionText definition(OpenText text) {
		return text.definition(workspace.context());
	}

	@Override
	public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), Either.forLeft(List.of()),
				(text, positions) -> Either.forRight(proposals.at(definition(text), positions, positions.offset(parameters.getPosition()))));
	}

	@Override
	public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
		return workspace.later(() -> proposals.resolved(item));
	}

	@Override
	public CompletableFuture<Hover> hover(HoverParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), null, (text, positions) -> org.gasthaus.xml.ide.hover.Hovers
				.at(definition(text), positions.offset(parameters.getPosition()), text.findings() == null ? List.of() : text.findings())
				.map(found -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, found.content().toMarkdown()), positions.range(found.offset(), found.length())))
				.orElse(null));
	}

	@Override
	public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(), (text, positions) -> actions.of(text, definition(text), positions, parameters));
	}

	@Override
	public CompletableFuture<CodeAction> resolveCodeAction(CodeAction action) {
		return workspace.later(() -> actions.resolved(action));
	}

	@Override
	public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(DocumentSymbolParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(),
				(text, positions) -> OutlineSymbols.of(definition(text), positions, text.uri(), workspace.traits().nestedSymbols()));
	}

	@Override
	public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(), (text, positions) -> {
			List<FoldingRange> ranges = new ArrayList<>();
			for (FoldingRegion region : Folding.of(definition(text))) {
				int first = positions.line(region.offset());
				int last = positions.line(region.offset() + region.length());
				boolean element = region.kind() == FoldingRegion.Kind.ELEMENT;
				// the line of the end tag stays visible
				FoldingRange range = new FoldingRange(first, element ? last - 1 : last);
				range.setKind(element ? FoldingRangeKind.Region : FoldingRangeKind.Comment);
				if (range.getEndLine() > first) {
					ranges.add(range);
				}
			}
			return ranges;
		});
	}

	@Override
	public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(),
				(text, positions) -> positions.edits(Formatter.format(definition(text), format(parameters.getOptions()))));
	}

	private org.gasthaus.xml.ide.format.FormatOptions format(FormattingOptions options) {
		return options == null ? workspace.settings().format(2, true) : workspace.settings().format(options.getTabSize(), options.isInsertSpaces());
	}

	@Override
	public CompletableFuture<List<? extends TextEdit>> rangeFormatting(DocumentRangeFormattingParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(), (text, positions) -> {
			int start = positions.offset(parameters.getRange().getStart());
			int end = Math.max(start, positions.offset(parameters.getRange().getEnd()));
			return positions.edits(Formatter.range(definition(text), start, end - start, format(parameters.getOptions())));
		});
	}

	@Override
	public CompletableFuture<List<? extends TextEdit>> onTypeFormatting(DocumentOnTypeFormattingParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(), (text, positions) -> {
			DefinitionText definition = definition(text);
			int offset = positions.offset(parameters.getPosition());
			Optional<org.gasthaus.xml.text.TextEdit> edit = "\n".equals(parameters.getCh()) ? Indentation.ofLine(definition, offset, Indentation.step(definition))
					: AutoClose.at(definition, offset);
			return positions.edits(edit.map(List::of).orElse(List.of()));
		});
	}

	@Override
	public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(PrepareRenameParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), null,
				(text, positions) -> Rename.prepare(definition(text), positions.offset(parameters.getPosition())).map(rename -> Either3
						.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forSecond(
								new PrepareRenameResult(range(positions, rename.region()), rename.currentName())))
						.orElse(null));
	}

	@Override
	public CompletableFuture<WorkspaceEdit> rename(RenameParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), new WorkspaceEdit(), (text, positions) -> {
			DefinitionText definition = definition(text);
			int offset = positions.offset(parameters.getPosition());
			// the places in files that nobody has open are to be those of this moment
			List.copyOf(workspace.index().names().files().keySet()).forEach(workspace.index()::read);
			Rename rename = Rename.prepare(definition, offset).orElseThrow(() -> refused(Messages.text("no.name")));
			String name = parameters.getNewName() == null ? "" : parameters.getNewName();
			rename.problem(name).ifPresent(problem -> {
				throw refused(problem);
			});
			Map<URI, List<org.gasthaus.xml.text.TextEdit>> edits = new LinkedHashMap<>(rename.edits(name));
			return new Changes(workspace).of(edits);
		});
	}

	private static ResponseErrorException refused(String why) {
		return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, why, null));
	}

	private static Range range(Positions positions, Region region) {
		return positions.range(region.offset(), region.length());
	}

	@Override
	public CompletableFuture<LinkedEditingRanges> linkedEditingRange(LinkedEditingRangeParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), null,
				(text, positions) -> TagPair.at(definition(text), positions.offset(parameters.getPosition())).filter(names -> names.size() == 2)
						.map(names -> new LinkedEditingRanges(names.stream().map(name -> range(positions, name)).toList())).orElse(null));
	}

	@Override
	public CompletableFuture<List<? extends Location>> references(ReferenceParams parameters) {
		boolean declarations = parameters.getContext() == null || parameters.getContext().isIncludeDeclaration();
		return answer(parameters, of -> of.getTextDocument(), List.of(),
				(text, positions) -> locations(References.at(definition(text), positions.offset(parameters.getPosition()), declarations)));
	}

	@Override
	public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(DefinitionParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), Either.forLeft(List.of()), (text, positions) -> Either
				.forLeft(locations(GoTo.definition(definition(text), positions.offset(parameters.getPosition())).stream().filter(Texts::exists).toList())));
	}

	/** Whether a place can be opened: a path that leads to nothing here leads nowhere. */
	private static boolean exists(org.gasthaus.xml.ide.Location place) {
		return place.length() > 0 || Addresses.file(place.uri()).filter(Files::isRegularFile).isPresent();
	}

	private List<Location> locations(List<org.gasthaus.xml.ide.Location> places) {
		Places files = new Places(workspace);
		return places.stream().flatMap(place -> files.location(place.uri(), place.offset(), place.length()).stream()).toList();
	}

	@Override
	public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(), (text, positions) -> {
			List<DocumentLink> links = new ArrayList<>();
			for (FileLinks.Link link : FileLinks.of(definition(text))) {
				if (Addresses.file(link.target()).filter(Files::exists).isPresent()) {
					links.add(new DocumentLink(positions.range(link.offset(), link.length()), link.target().toString()));
				}
			}
			return links;
		});
	}

	@Override
	public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(),
				(text, positions) -> Occurrences.at(definition(text), positions.offset(parameters.getPosition())).stream()
						.map(found -> new DocumentHighlight(positions.range(found.offset(), found.length()),
								found.declaration() ? DocumentHighlightKind.Write : DocumentHighlightKind.Read))
						.toList());
	}

	@Override
	public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(), (text, positions) -> hints(text, Hint.Kind.LENS)
				.map(hint -> new CodeLens(positions.range(hint.offset(), 0), new Command(hint.text(), ""), null)).toList());
	}

	@Override
	public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(), (text, positions) -> {
			int start = positions.offset(parameters.getRange().getStart());
			int end = positions.offset(parameters.getRange().getEnd());
			return hints(text, Hint.Kind.INLINE).filter(hint -> hint.offset() >= start && hint.offset() <= end).map(hint -> {
				InlayHint shown = new InlayHint(positions.position(hint.offset()), Either.forLeft(hint.text()));
				shown.setPaddingLeft(true);
				return shown;
			}).toList();
		});
	}

	private java.util.stream.Stream<Hint> hints(OpenText text, Hint.Kind kind) {
		return workspace.settings().hints() ? Hints.of(definition(text)).stream().filter(hint -> hint.kind() == kind) : java.util.stream.Stream.empty();
	}

	@Override
	public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), new SemanticTokens(List.of()),
				(text, positions) -> new SemanticTokens(TokenData.of(text.text(), positions, Colours.of(definition(text)))));
	}

	@Override
	public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(), (text, positions) -> parameters.getPositions().stream().map(position -> {
			SelectionRange outer = null;
			List<Region> regions = SelectionRanges.at(definition(text), positions.offset(position));
			for (int i = regions.size() - 1; i >= 0; i--) {
				outer = new SelectionRange(range(positions, regions.get(i)), outer);
			}
			return outer;
		}).toList());
	}
}
