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

	/** Answers a request about a place if it names a text. */
	private <P, T> CompletableFuture<T> answer(P parameters, Function<P, TextDocumentIdentifier> document, T nothing,
			BiFunction<Question, Positions, T> service) {
		return answer(Lane.CURSOR, parameters, document, nothing, service);
	}

	/** Answers a request about all of a text if it names one. */
	private <P, T> CompletableFuture<T> answerWhole(P parameters, Function<P, TextDocumentIdentifier> document, T nothing,
			BiFunction<Question, Positions, T> service) {
		return answer(Lane.WHOLE_TEXT, parameters, document, nothing, service);
	}

	private <P, T> CompletableFuture<T> answer(Lane lane, P parameters, Function<P, TextDocumentIdentifier> document, T nothing,
			BiFunction<Question, Positions, T> service) {
		TextDocumentIdentifier of = parameters == null ? null : document.apply(parameters);
		return workspace.answer(lane, of == null || of.getUri() == null ? "" : of.getUri(), nothing, question -> service.apply(question, question.positions()));
	}

	@Override
	public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), Either.forLeft(List.of()),
				(asked, positions) -> Either.forRight(proposals.at(asked.definition(), positions, positions.offset(parameters.getPosition()))));
	}

	@Override
	public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
		return workspace.later(Lane.CURSOR, cancel -> proposals.resolved(item));
	}

	@Override
	public CompletableFuture<Hover> hover(HoverParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), null, (asked, positions) -> org.gasthaus.xml.ide.hover.Hovers
				.at(asked.definition(), positions.offset(parameters.getPosition()), asked.text().findings() == null ? List.of() : asked.text().findings())
				.map(found -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, found.content().toMarkdown()), positions.range(found.offset(), found.length())))
				.orElse(null));
	}

	@Override
	public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams parameters) {
		return answer(Lane.ACTIONS, parameters, of -> of.getTextDocument(), List.of(), (asked, positions) -> actions.of(asked, positions, parameters));
	}

	@Override
	public CompletableFuture<CodeAction> resolveCodeAction(CodeAction action) {
		return workspace.later(Lane.ACTIONS, cancel -> actions.resolved(action, cancel));
	}

	@Override
	public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(DocumentSymbolParams parameters) {
		return answerWhole(parameters, of -> of.getTextDocument(), List.of(),
				(asked, positions) -> OutlineSymbols.of(asked.definition(), positions, asked.text().uri(), workspace.traits().nestedSymbols()));
	}

	@Override
	public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams parameters) {
		return answerWhole(parameters, of -> of.getTextDocument(), List.of(), (asked, positions) -> {
			List<FoldingRange> ranges = new ArrayList<>();
			for (FoldingRegion region : Folding.of(asked.definition())) {
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
		return answerWhole(parameters, of -> of.getTextDocument(), List.of(),
				(asked, positions) -> positions.edits(Formatter.format(asked.definition(), format(parameters.getOptions()))));
	}

	private org.gasthaus.xml.ide.format.FormatOptions format(FormattingOptions options) {
		return options == null ? workspace.settings().format(2, true) : workspace.settings().format(options.getTabSize(), options.isInsertSpaces());
	}

	@Override
	public CompletableFuture<List<? extends TextEdit>> rangeFormatting(DocumentRangeFormattingParams parameters) {
		return answerWhole(parameters, of -> of.getTextDocument(), List.of(), (asked, positions) -> {
			int start = positions.offset(parameters.getRange().getStart());
			int end = Math.max(start, positions.offset(parameters.getRange().getEnd()));
			return positions.edits(Formatter.range(asked.definition(), start, end - start, format(parameters.getOptions())));
		});
	}

	@Override
	public CompletableFuture<List<? extends TextEdit>> onTypeFormatting(DocumentOnTypeFormattingParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(), (asked, positions) -> {
			DefinitionText definition = asked.definition();
			int offset = positions.offset(parameters.getPosition());
			Optional<org.gasthaus.xml.text.TextEdit> edit = "\n".equals(parameters.getCh()) ? Indentation.ofLine(definition, offset, Indentation.step(definition))
					: AutoClose.at(definition, offset);
			return positions.edits(edit.map(List::of).orElse(List.of()));
		});
	}

	@Override
	public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(PrepareRenameParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), null,
				(asked, positions) -> Rename.prepare(asked.definition(), positions.offset(parameters.getPosition())).map(rename -> Either3
						.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forSecond(
								new PrepareRenameResult(range(positions, rename.region()), rename.currentName())))
						.orElse(null));
	}

	@Override
	public CompletableFuture<WorkspaceEdit> rename(RenameParams parameters) {
		return answerWhole(parameters, of -> of.getTextDocument(), new WorkspaceEdit(), (asked, positions) -> {
			DefinitionText definition = asked.definition();
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
				(asked, positions) -> TagPair.at(asked.definition(), positions.offset(parameters.getPosition())).filter(names -> names.size() == 2)
						.map(names -> new LinkedEditingRanges(names.stream().map(name -> range(positions, name)).toList())).orElse(null));
	}

	@Override
	public CompletableFuture<List<? extends Location>> references(ReferenceParams parameters) {
		boolean declarations = parameters.getContext() == null || parameters.getContext().isIncludeDeclaration();
		return answer(parameters, of -> of.getTextDocument(), List.of(),
				(asked, positions) -> locations(References.at(asked.definition(), positions.offset(parameters.getPosition()), declarations)));
	}

	@Override
	public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(DefinitionParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), Either.forLeft(List.of()), (asked, positions) -> Either
				.forLeft(locations(GoTo.definition(asked.definition(), positions.offset(parameters.getPosition())).stream().filter(Texts::exists).toList())));
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
		return answerWhole(parameters, of -> of.getTextDocument(), List.of(), (asked, positions) -> {
			List<DocumentLink> links = new ArrayList<>();
			for (FileLinks.Link link : FileLinks.of(asked.definition())) {
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
				(asked, positions) -> Occurrences.at(asked.definition(), positions.offset(parameters.getPosition())).stream()
						.map(found -> new DocumentHighlight(positions.range(found.offset(), found.length()),
								found.declaration() ? DocumentHighlightKind.Write : DocumentHighlightKind.Read))
						.toList());
	}

	@Override
	public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams parameters) {
		return answerWhole(parameters, of -> of.getTextDocument(), List.of(), (asked, positions) -> hints(asked, Hint.Kind.LENS)
				.map(hint -> new CodeLens(positions.range(hint.offset(), 0), new Command(hint.text(), ""), null)).toList());
	}

	@Override
	public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams parameters) {
		return answerWhole(parameters, of -> of.getTextDocument(), List.of(), (asked, positions) -> {
			int start = positions.offset(parameters.getRange().getStart());
			int end = positions.offset(parameters.getRange().getEnd());
			return hints(asked, Hint.Kind.INLINE).filter(hint -> hint.offset() >= start && hint.offset() <= end).map(hint -> {
				InlayHint shown = new InlayHint(positions.position(hint.offset()), Either.forLeft(hint.text()));
				shown.setPaddingLeft(true);
				return shown;
			}).toList();
		});
	}

	private java.util.stream.Stream<Hint> hints(Question asked, Hint.Kind kind) {
		return workspace.settings().hints() ? Hints.of(asked.definition()).stream().filter(hint -> hint.kind() == kind) : java.util.stream.Stream.empty();
	}

	@Override
	public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams parameters) {
		return answerWhole(parameters, of -> of.getTextDocument(), new SemanticTokens(List.of()),
				(asked, positions) -> new SemanticTokens(TokenData.of(asked.text().text(), positions, Colours.of(asked.definition()))));
	}

	@Override
	public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams parameters) {
		return answer(parameters, of -> of.getTextDocument(), List.of(), (asked, positions) -> parameters.getPositions().stream().map(position -> {
			SelectionRange outer = null;
			List<Region> regions = SelectionRanges.at(asked.definition(), positions.offset(position));
			for (int i = regions.size() - 1; i >= 0; i--) {
				outer = new SelectionRange(range(positions, regions.get(i)), outer);
			}
			return outer;
		}).toList());
	}
}
