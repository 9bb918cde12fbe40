package org.gasthaus.xml.ide.form;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EClass;
import org.gasthaus.xml.ide.internal.ModelWords;

/**
 * Which fields are on which page, for each kind of definition: {@code forms.txt} as objects. Immutable, for any thread.
 */
public final class FormLayout {
	private static final class Standard {
		static final FormLayout LAYOUT = read("forms.txt");
	}

	/**
	 * A page.
	 *
	 * @param root the root element of the definitions that have it
	 */
	public record Page(String root, String id, List<Section> sections) {
		public Page {
			sections = List.copyOf(sections);
		}

		/** What a person calls it. */
		public String title() {
			return Messages.text("page." + root + '.' + id);
		}

		/** The same in few letters: nine of them stand side by side. */
		public String tab() {
			return Messages.text("tab." + root + '.' + id);
		}
	}

	/**
	 * A part of a page: fields, or a table of elements.
	 *
	 * @param fields the fields; none in a table
	 * @param lists the paths of the elements in a table; none in one of fields
	 */
	public record Section(String root, String id, List<Field> fields, List<String> lists) {
		public Section {
			fields = List.copyOf(fields);
			lists = List.copyOf(lists);
		}

		/** What a person calls it. */
		public String title() {
			return Messages.text("section." + root + '.' + id);
		}

		/** Whether this is a table. */
		public boolean isList() {
			return !lists.isEmpty();
		}

		/** Whether a child of the root belongs here. */
		boolean holds(String child) {
			String inner = child + '/';
			return fields.stream().anyMatch(field -> (field.path() + '/').startsWith(inner)) || lists.stream().anyMatch(path -> (path + '/').startsWith(inner));
		}
	}

	private final Map<String, List<Page>> pages = new LinkedHashMap<>();
	private final Map<String, List<String[]>> items = new HashMap<>();

	private FormLayout() {
	}

	/** The pages of a kind of definition, by its root element; none for one that has no form. */
	public static List<Page> pages(String root) {
		return Standard.LAYOUT.pages.getOrDefault(root, List.of());
	}

	/** The root elements of the definitions that have a form. */
	static List<String> roots() {
		return List.copyOf(Standard.LAYOUT.pages.keySet());
	}

	/** The fields of an element in a table; none if nothing is known of it. */
	static List<Field> fields(String element, EClass type) {
		return Standard.LAYOUT.items.getOrDefault(element, List.of()).stream().map(words -> field(element, type, words)).toList();
	}

	private static Field field(String owner, EClass type, String[] words) {
		return Field.of(owner, type, words[0], List.of(words).subList(1, words.length));
	}

	private static FormLayout read(String name) {
		FormLayout layout = new FormLayout();
		try (InputStream in = FormLayout.class.getResourceAsStream(name);
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			layout.lines(lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.strip().split(" +")).toList());
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		return layout;
	}

	private void lines(List<String[]> lines) {
		String root = "";
		String page = "";
		String section = "";
		List<Section> sections = new ArrayList<>();
		List<Field> fields = new ArrayList<>();
		List<String[]> item = null;
		for (String[] words : lines) {
			boolean begins = switch (words[0]) {
			case "page", "section", "list", "item" -> true;
			default -> false;
			};
			if (begins && !fields.isEmpty()) {
				sections.add(new Section(root, section, fields, List.of()));
				fields = new ArrayList<>();
			}
			switch (words[0]) {
			case "page" -> {
				item = null;
				finish(root, page, sections);
				root = words[1];
				page = words[2];
			}
			case "section" -> section = words[1];
			case "list" -> sections.add(new Section(root, words[1], List.of(), List.of(words).subList(2, words.length)));
			case "item" -> item = items.computeIfAbsent(words[1], key -> new ArrayList<>());
			default -> {
				if (item != null) {
					item.add(words);
				} else {
					fields.add(field(root, ModelWords.root(root), words));
				}
			}
			}
		}
		if (!fields.isEmpty()) {
			sections.add(new Section(root, section, fields, List.of()));
		}
		finish(root, page, sections);
	}

	private void finish(String root, String id, List<Section> sections) {
		if (!sections.isEmpty()) {
			pages.computeIfAbsent(root, key -> new ArrayList<>()).add(new Page(root, id, sections));
			sections.clear();
		}
	}
}
