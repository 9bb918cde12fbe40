package org.gasthaus.xml.schema;

import java.util.Set;

import org.relaxng.datatype.Datatype;
import org.relaxng.datatype.DatatypeBuilder;
import org.relaxng.datatype.DatatypeException;
import org.relaxng.datatype.DatatypeLibrary;
import org.relaxng.datatype.DatatypeLibraryFactory;
import org.relaxng.datatype.DatatypeStreamingValidator;
import org.relaxng.datatype.ValidationContext;

/**
 * Matches the pattern of a number against what is written, as libxml2 and so xmllint and libvirt do. XML Schema, and jing, take the blanks around it away
 * first: {@code ' 2048 '} would be a number that matches {@code [0-9]+}. Names and tokens libxml2 matches without their blanks, too, and texts nobody changes.
 */
final class RawPatterns implements DatatypeLibraryFactory {
	/** The types that are matched without the blanks around them, or with them, by everybody. */
	private static final Set<String> ALIKE = Set.of("string", "normalizedString", "token", "language", "Name", "NCName", "NMTOKEN", "NMTOKENS", "ID", "IDREF", "IDREFS",
			"ENTITY", "ENTITIES", "QName");

	private final DatatypeLibraryFactory types;

	RawPatterns(DatatypeLibraryFactory types) {
		this.types = types;
	}

	@Override
	public DatatypeLibrary createDatatypeLibrary(String uri) {
		DatatypeLibrary library = types.createDatatypeLibrary(uri);
		return library == null ? null : new DatatypeLibrary() {
			@Override
			public DatatypeBuilder createDatatypeBuilder(String type) throws DatatypeException {
				DatatypeBuilder builder = library.createDatatypeBuilder(type);
				return ALIKE.contains(type) ? builder : new Builder(builder);
			}

			@Override
			public Datatype createDatatype(String type) throws DatatypeException {
				return library.createDatatype(type);
			}
		};
	}

	private static final class Builder implements DatatypeBuilder {
		private final DatatypeBuilder builder;
		private boolean hasPattern;

		Builder(DatatypeBuilder builder) {
			this.builder = builder;
		}

		@Override
		public void addParameter(String name, String value, ValidationContext context) throws DatatypeException {
			hasPattern |= name.equals("pattern");
			builder.addParameter(name, value, context);
		}

		@Override
		public Datatype createDatatype() throws DatatypeException {
			Datatype type = builder.createDatatype();
			return hasPattern ? new Raw(type) : type;
		}
	}

	/** A type that no text with blanks around it is of. */
	private record Raw(Datatype type) implements Datatype {
		@Override
		public boolean isValid(String literal, ValidationContext context) {
			return !Blanks.areAround(literal) && type.isValid(literal, context);
		}

		@Override
		public void checkValid(String literal, ValidationContext context) throws DatatypeException {
			if (Blanks.areAround(literal)) {
				throw new DatatypeException();
			}
			type.checkValid(literal, context);
		}

		@Override
		public DatatypeStreamingValidator createStreamingValidator(ValidationContext context) {
			return type.createStreamingValidator(context);
		}

		@Override
		public Object createValue(String literal, ValidationContext context) {
			return type.createValue(literal, context);
		}

		@Override
		public boolean sameValue(Object one, Object other) {
			return type.sameValue(one, other);
		}

		@Override
		public int valueHashCode(Object value) {
			return type.valueHashCode(value);
		}

		@Override
		public int getIdType() {
			return type.getIdType();
		}

		@Override
		public boolean isContextDependent() {
			return type.isContextDependent();
		}
	}
}
