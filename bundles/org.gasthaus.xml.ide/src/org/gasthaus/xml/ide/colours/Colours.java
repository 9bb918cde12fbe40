package org.gasthaus.xml.ide.colours;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.XmlMapping;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.navigation.Symbols;
import org.gasthaus.xml.text.XmlTokens;

/** Colours by meaning: the tokens of the text, told apart by what the model and the names know of them. */
public final class Colours {
	private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+|0x[0-9A-Fa-f]+|[0-9]+\\.[0-9]+");

	private final DefinitionText text;
	private final XmlTokens tokens;
	private final List<Colour> colours = new ArrayList<>();
	/** The meaning of values by where they start. */
	private final Map<Integer, ColourKind> known = new HashMap<>();

	private Colours(DefinitionText text) {
		this.text = text;
		this.tokens = text.tree().tokens();
	}

	/** The coloured pieces of a text in its order; they do not overlap. Punctuation and white space have no colour. */
	public static List<Colour> of(DefinitionText text) {
		Colours colours = new Colours(text);
		colours.enumerations();
		Symbols.of(text.tree()).all().forEach(symbol -> colours.known.put(symbol.offset(), ColourKind.REFERENCE_NAME));
		colours.run();
		return List.copyOf(colours.colours);
	}

	private void enumerations() {
		EObject root = text.definition().root();
		if (root == null) {
			return;
		}
		enumerations(root);
		for (Iterator<EObject> all = root.eAllContents(); all.hasNext();) {
			enumerations(all.next());
		}
	}

	private void enumerations(EObject object) {
		for (EAttribute attribute : object.eClass().getEAllAttributes()) {
			if (object.eIsSet(attribute) && isOneOfFew(object.eGet(attribute), attribute)) {
				Definition.region(object, attribute).ifPresent(region -> known.put(region.offset(), ColourKind.ENUM_VALUE));
			}
		}
	}

	private static boolean isOneOfFew(Object value, EAttribute attribute) {
		return value instanceof Toggle toggle ? toggle.isValid() : value instanceof String word && XmlMapping.values(attribute).contains(word);
	}

	private void run() {
		boolean element = false;
		boolean namespace = false;
		for (int i = 0; i < tokens.count(); i++) {
			int start = tokens.start(i);
			int end = tokens.end(i);
			switch (tokens.type(i)) {
			case XmlTokens.TAG_START, XmlTokens.END_TAG_START, XmlTokens.STRAY_END_TAG_START -> element = true;
			case XmlTokens.NAME -> {
				namespace = !element && text.text().startsWith("xmlns", start);
				name(start, end, element, namespace);
				element = false;
			}
			case XmlTokens.VALUE -> value(start, end, namespace);
			case XmlTokens.TEXT -> text(start, end);
			case XmlTokens.COMMENT -> add(start, end, ColourKind.COMMENT);
			case XmlTokens.INSTRUCTION, XmlTokens.DOCTYPE -> add(start, end, ColourKind.INSTRUCTION);
			case XmlTokens.CDATA -> add(start, end, ColourKind.CDATA);
			case XmlTokens.BAD -> add(start, end, ColourKind.ERROR);
			default -> {
				// punctuation
			}
			}
		}
	}

	private void name(int start, int end, boolean element, boolean namespace) {
		ColourKind kind = namespace ? ColourKind.NAMESPACE : element ? ColourKind.ELEMENT : ColourKind.ATTRIBUTE;
		// no further than the name: most texts have no colon up to their end
		int colon = start;
		while (colon < end && text.text().charAt(colon) != ':') {
			colon++;
		}
		if (!namespace && colon > start && colon < end - 1) {
			add(start, colon, ColourKind.NAMESPACE);
			add(colon + 1, end, kind);
		} else {
			add(start, end, kind);
		}
	}

	private void value(int start, int end, boolean namespace) {
		boolean closed = end - start > 1 && text.text().charAt(end - 1) == text.text().charAt(start);
		ColourKind kind = namespace ? ColourKind.NAMESPACE : kind(start + 1, closed ? end - 1 : end);
		add(start, end, kind);
	}

	private void text(int start, int end) {
		int from = start;
		int to = end;
		while (from < to && text.text().charAt(from) <= ' ') {
			from++;
		}
		while (to > from && text.text().charAt(to - 1) <= ' ') {
			to--;
		}
		add(from, to, kind(from, to));
	}

	private ColourKind kind(int start, int end) {
		ColourKind special = known.get(start);
		if (special != null) {
			return special;
		}
		return end - start < 32 && NUMBER.matcher(text.text()).region(start, end).matches() ? ColourKind.NUMBER : ColourKind.VALUE;
	}

	private void add(int start, int end, ColourKind kind) {
		if (end > start) {
			colours.add(new Colour(start, end - start, kind));
		}
	}
}
