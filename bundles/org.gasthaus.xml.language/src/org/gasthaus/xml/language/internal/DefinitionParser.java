package org.gasthaus.xml.language.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.impl.NodeModelBuilder;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.util.ReplaceRegion;
import org.gasthaus.xml.language.XmlParseResult;
import org.gasthaus.xml.language.services.DefinitionXmlGrammarAccess;
import org.gasthaus.xml.text.NamePool;
import org.gasthaus.xml.text.XmlTree;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.Singleton;

/**
 * Parses by the tokens of {@code xml.text}: what the command line finds wrong with a text is what the editor finds. Always the whole text:
 * that takes less time than finding out what need not be parsed again, and tags can only be paired when all are seen.
 *
 * <p>May be used from any thread.
 */
@Singleton
public final class DefinitionParser implements IParser {
	private final DefinitionXmlGrammarAccess grammar;
	private final Provider<NodeModelBuilder> builders;
	private final Queue<Pools> pools = new ConcurrentLinkedQueue<>();

	/** Names and values that texts share; of one thread at a time. */
	private record Pools(NamePool names, NamePool values) {
	}

	@Inject
	DefinitionParser(DefinitionXmlGrammarAccess grammar, Provider<NodeModelBuilder> builders) {
		this.grammar = grammar;
		this.builders = builders;
	}

	@Override
	public IParseResult parse(Reader reader) {
		try {
			return parse(TextReader.textOf(reader));
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	@Override
	public IParseResult parse(ParserRule rule, Reader reader) {
		if (rule != grammar.getDocumentRule()) {
			throw new IllegalArgumentException("Only a whole document can be parsed, not " + rule.getName());
		}
		return parse(reader);
	}

	@Override
	public IParseResult parse(RuleCall call, Reader reader, int lookAhead) {
		return parse((ParserRule) call.getRule(), reader);
	}

	@Override
	public IParseResult reparse(IParseResult previous, ReplaceRegion change) {
		StringBuilder text = new StringBuilder(previous.getRootNode().getText());
		change.applyTo(text);
		return parse(text.toString());
	}

	private XmlParseResult parse(String text) {
		Pools shared = pools.poll();
		if (shared == null) {
			shared = new Pools(new NamePool(), new NamePool());
		}
		try {
			XmlTree tree = XmlTree.of(text, shared.names());
			return new NodeWriter(grammar, builders.get(), tree, shared.names(), shared.values()).write();
		} finally {
			pools.add(shared);
		}
	}
}
