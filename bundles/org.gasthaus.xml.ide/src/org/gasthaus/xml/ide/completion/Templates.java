package org.gasthaus.xml.ide.completion;

import java.util.ArrayList;
import java.util.List;

/**
 * The templates that completion offers: those that it brings, and what a person made of them. Immutable; may be used from any thread.
 *
 * <p>The lines of a template have tab stops in the syntax of the Language Server Protocol (<code>${1:name}</code>, <code>${1|a,b|}</code>,
 * <code>$0</code>), and in double braces what is filled in when it is offered: {@link #VALUES}, and <code>{{disk:BUS}}</code> for the next free
 * name of a disk on that bus.
 */
public final class Templates {
	/** Those that completion brings, as they are. */
	public static final Templates STANDARD = new Templates(null);
	/** What may stand in double braces, beside a disk: a new address, a new UUID, a network and a bridge that are there, and a name for a new bridge. */
	public static final List<String> VALUES = List.of("mac", "uuid", "network", "bridge", "new-bridge");

	/** {@code null} for those that completion brings, which are read when they are first needed. */
	private final List<Template> changed;

	private Templates(List<Template> changed) {
		this.changed = changed;
	}

	/**
	 * One template.
	 *
	 * @param name its name; what completion brings is known by it
	 * @param title what a person calls it, in the language of the default locale for one that completion brings
	 * @param parent the element in which it is offered; empty for a whole definition
	 * @param lines the text, indented by two blanks a step
	 */
	public record Entry(String name, String title, String parent, String lines) {
	}

	/** All of them in the order in which they are offered at one place. */
	public List<Entry> entries() {
		return all().stream().map(template -> new Entry(template.name(), template.title(), template.parent(), template.lines())).toList();
	}

	/**
	 * The same with a template changed or, if none has this name, with one more at the end.
	 *
	 * @throws IllegalArgumentException if the lines do not start with an element: it would be offered nowhere
	 */
	public Templates with(Entry entry) {
		String root = Template.rootOf(entry.lines());
		if (root.isEmpty()) {
			throw new IllegalArgumentException("The template '" + entry.name() + "' does not start with an element.");
		}
		List<Template> result = new ArrayList<>(all());
		int at = index(entry.name());
		String needed = at < 0 ? "" : result.get(at).needed();
		Template template = new Template(entry.name(), entry.parent(), root, entry.lines(), needed, entry.title());
		if (at < 0) {
			result.add(template);
		} else {
			result.set(at, template);
		}
		return new Templates(List.copyOf(result));
	}

	/** The same without a template; nothing changes if none has this name. */
	public Templates without(String name) {
		return new Templates(all().stream().filter(template -> !template.name().equals(name)).toList());
	}

	private int index(String name) {
		List<Template> all = all();
		for (int i = 0; i < all.size(); i++) {
			if (all.get(i).name().equals(name)) {
				return i;
			}
		}
		return -1;
	}

	private List<Template> all() {
		return changed == null ? Template.all() : changed;
	}

	/** The templates that start with an element in a parent. */
	List<Template> of(String parent, String root) {
		return all().stream().filter(template -> template.parent().equals(parent) && template.root().equals(root)).toList();
	}
}
