package org.gasthaus.languageserver.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.structure.Outline;
import org.gasthaus.xml.ide.structure.OutlineItem;

/** The outline as the client can show it: nested, or as a list. */
final class OutlineSymbols {
	private OutlineSymbols() {
	}

	@SuppressWarnings("deprecation")
	static List<Either<SymbolInformation, DocumentSymbol>> of(DefinitionText text, Positions positions, String uri, boolean nested) {
		List<Either<SymbolInformation, DocumentSymbol>> symbols = new ArrayList<>();
		for (OutlineItem item : Outline.of(text)) {
			if (nested) {
				symbols.add(Either.forRight(symbol(item, positions)));
			} else {
				flat(item, null, positions, uri, symbols);
			}
		}
		return symbols;
	}

	private static DocumentSymbol symbol(OutlineItem item, Positions positions) {
		DocumentSymbol symbol = new DocumentSymbol(item.label(), kind(item), positions.range(item.offset(), item.length()),
				positions.range(item.nameOffset(), item.nameLength()), item.detail());
		symbol.setChildren(item.children().stream().map(child -> symbol(child, positions)).toList());
		return symbol;
	}

	@SuppressWarnings("deprecation")
	private static void flat(OutlineItem item, String container, Positions positions, String uri, List<Either<SymbolInformation, DocumentSymbol>> symbols) {
		symbols.add(Either.forLeft(new SymbolInformation(item.label(), kind(item), new Location(uri, positions.range(item.offset(), item.length())), container)));
		item.children().forEach(child -> flat(child, item.label(), positions, uri, symbols));
	}

	private static SymbolKind kind(OutlineItem item) {
		return switch (item.kind()) {
		case DOMAIN, NETWORK, POOL, VOLUME, SNAPSHOT, FILTER, SECRET, DOCUMENT -> SymbolKind.Class;
		case NAME -> SymbolKind.String;
		case MEMORY, CPU -> SymbolKind.Number;
		case GROUP, OS, FEATURES, CLOCK, METADATA -> SymbolKind.Namespace;
		case ELEMENT -> SymbolKind.Field;
		case ADDRESS -> SymbolKind.Constant;
		case SOURCE -> SymbolKind.File;
		default -> SymbolKind.Object;
		};
	}
}
