package org.gasthaus.xml.schema;

import java.io.IOException;

import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

import com.thaiopensource.datatype.xsd.DatatypeLibraryFactoryImpl;
import com.thaiopensource.datatype.xsd.regex.java.RegexEngineImpl;
import com.thaiopensource.relaxng.match.IncorrectSchemaException;
import com.thaiopensource.relaxng.match.MatchablePattern;
import com.thaiopensource.relaxng.match.MatchablePatternLoader;
import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.resolver.Identifier;
import com.thaiopensource.resolver.Input;
import com.thaiopensource.resolver.Resolver;
import com.thaiopensource.resolver.xml.sax.SAXResolver;

/**
 * A loaded schema. Loading takes a tenth of a second in a fresh JVM, so callers share it: see {@link Schemas}.
 *
 * <p>Immutable; may be used from any thread. A matcher belongs to one thread.
 */
final class Schema {
	private static final String ADDRESS = "schema:/";

	private final MatchablePattern pattern;
	private final Literals literals;

	private Schema(MatchablePattern pattern, Literals literals) {
		this.pattern = pattern;
		this.literals = literals;
	}

	/** Loads the schema of a kind of definition. */
	static Schema load(SchemaSource source, DocumentKind kind) throws SchemaException {
		Literals literals = new Literals();
		Problems problems = new Problems();
		Input input = new Input();
		input.setUri(ADDRESS.concat(kind.schemaFile()));
		try {
			// the explicit factories spare the search for services, which a framework like Equinox would not answer
			MatchablePattern pattern = new MatchablePatternLoader().load(input, resolver(source, literals), problems,
					new RawPatterns(new DatatypeLibraryFactoryImpl(new RegexEngineImpl())), 0);
			return new Schema(pattern, literals);
		} catch (SAXException failure) {
			if (failure.getException() instanceof SchemaException cause) {
				throw cause;
			}
			throw refused(source, kind, failure.getMessage(), failure);
		} catch (IncorrectSchemaException incorrect) {
			throw refused(source, kind, problems.first, incorrect);
		} catch (IOException unreadable) {
			throw refused(source, kind, unreadable.getMessage(), unreadable);
		}
	}

	/** A new matcher, for one thread. It remembers what it saw, so keep it: the second definition is much faster. */
	Matcher newMatcher() {
		return pattern.createMatcher();
	}

	/** The literal values of the schema. */
	Literals literals() {
		return literals;
	}

	private static SchemaException refused(SchemaSource source, DocumentKind kind, String reason, Exception cause) {
		return new SchemaException(Messages.text("schema.incorrect", kind.schemaFile(), source.description(), reason), cause);
	}

	private static SAXResolver resolver(SchemaSource source, Literals literals) {
		return new SAXResolver(new InSource()) {
			@Override
			protected XMLReader createXMLReaderWithoutResolver() {
				return new SchemaReader(source, literals);
			}
		};
	}

	/** All names are file names of the source. */
	private static final class InSource implements Resolver {
		@Override
		public void resolve(Identifier id, Input input) {
			if (!input.isResolved()) {
				input.setUri(ADDRESS.concat(id.getUriReference()));
			}
		}

		@Override
		public void open(Input input) {
			// SchemaReader reads the file by its name
		}
	}

	private static final class Problems implements ErrorHandler {
		private String first = "";

		@Override
		public void warning(SAXParseException warning) {
			// a warning does not keep a schema from being used
		}

		@Override
		public void error(SAXParseException error) {
			first = first.isEmpty() ? error.getMessage() : first;
		}

		@Override
		public void fatalError(SAXParseException error) throws SAXException {
			throw error;
		}
	}
}
