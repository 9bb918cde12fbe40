package org.gasthaus.xml.ide.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.gasthaus.model.Element;
import org.gasthaus.model.types.Memory;
import org.gasthaus.model.types.MemoryUnit;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.completion.Completion;
import org.gasthaus.xml.ide.completion.Proposal;
import org.gasthaus.xml.ide.form.FormLayout.Page;
import org.gasthaus.xml.ide.form.FormLayout.Section;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.ide.structure.Outline;
import org.gasthaus.xml.ide.structure.OutlineItem;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/**
 * One text as a form. Reading asks the model of the text; a change gives back the one edit of the text that makes it, as small as one can be,
 * and leaves this as it is: whoever applies it makes a form of the text after that.
 *
 * <p>Belongs to one thread at a time.
 */
public final class DefinitionForm {
	private static final Set<Proposal.Kind> VALUES = Set.of(Proposal.Kind.VALUE, Proposal.Kind.NAME, Proposal.Kind.GENERATED);
	/** Stands in the text only while somebody asks what may stand there. */
	private static final String PLACEHOLDER = "?";

	/**
	 * A row of a table.
	 *
	 * @param outline what it is, in the words of the outline
	 */
	public record Item(Place place, OutlineItem outline) {
	}

	/** A value that may be chosen, with a word about it that may be empty. */
	public record Choice(String value, String detail) {
	}

	/**
	 * An element that can be added to a table.
	 *
	 * @param path of the table's elements
	 * @param text its XML; a template may have several elements
	 */
	public record Addition(String title, String path, String text) {
	}

	private final DefinitionText text;
	/** The objects at a path, once for each path. */
	private final Map<String, List<EObject>> known = new HashMap<>();
	private List<OutlineItem> outline;

	private DefinitionForm(DefinitionText text) {
		this.text = text;
	}

	/** The form of a text; it should be well-formed. */
	public static DefinitionForm of(DefinitionText text) {
		return new DefinitionForm(text);
	}

	/** The text. */
	public DefinitionText text() {
		return text;
	}

	/** The pages of this kind of definition; none if it has no form. */
	public List<Page> pages() {
		return text.tree().root() == null ? List.of() : FormLayout.pages(text.tree().root().name());
	}

	// ---- reading

	/** The fields of a row that its element has, or could have by its type. */
	public List<Field> fields(Place place) {
		EObject item = object(place).orElse(null);
		if (item == null) {
			return List.of();
		}
		List<Field> known = FormLayout.fields(place.element(), item.eClass());
		String type = Definition.elementOf(item).map(element -> element.attribute("type")).map(XmlAttribute::value).orElse("");
		return known.stream().filter(field -> field.types().isEmpty() || field.types().contains(type) || !value(place, field).isEmpty()).toList();
	}

	/** What a field says, empty if nothing; {@code true} or empty for a flag. */
	public String value(Place place, Field field) {
		return object(place).map(object -> path(object, field.path()).read(object)).orElse("");
	}

	/** What the model says about a field; empty if nothing. */
	public String documentation(Place place, Field field) {
		return object(place).map(object -> path(object, field.path())).flatMap(ModelPath::documentation).orElse("");
	}

	/** The unit of an amount: what the text says, else what libvirt assumes. */
	public String unit(Place place, Field field) {
		EObject object = object(place).orElse(null);
		if (object == null) {
			return "";
		}
		String written = path(object, field.unitPath()).read(object);
		return written.isEmpty() ? path(object, field.path()).assumedUnit().map(MemoryUnit::symbol).orElse("") : written;
	}

	/** All of a field in the text: an attribute with its name, an element with its tags; empty if the text does not have it. */
	public Optional<Region> extent(Place place, Field field) {
		EObject object = object(place).orElse(null);
		if (object == null) {
			return Optional.empty();
		}
		XmlElement at = Definition.elementOf(object).orElse(null);
		for (String name : field.path().split("/")) {
			if (at == null) {
				return Optional.empty();
			}
			if (name.startsWith("@")) {
				XmlAttribute attribute = at.attribute(name.substring(1));
				return Optional.ofNullable(attribute).map(Trees::extent);
			}
			at = at.element(name);
		}
		return Optional.ofNullable(at).map(element -> new Region(element.offset(), element.length()));
	}

	/** All of a row in the text. */
	public Optional<Region> extent(Place place) {
		return object(place).flatMap(Definition::extent);
	}

	/** The rows of a table, in the order of the text. */
	public List<Item> items(Section section) {
		if (outline == null) {
			outline = Outline.of(text);
		}
		List<Item> items = new ArrayList<>();
		for (String path : section.lists()) {
			int count = known(path).size();
			for (int i = 0; i < count; i++) {
				Place place = new Place(path, i);
				extent(place).flatMap(region -> at(outline, region.offset())).ifPresent(found -> items.add(new Item(place, found)));
			}
		}
		items.sort(Comparator.comparingInt(item -> item.outline().offset()));
		return items;
	}

	private static Optional<OutlineItem> at(List<OutlineItem> items, int offset) {
		for (OutlineItem item : items) {
			if (item.offset() == offset) {
				return Optional.of(item);
			}
			if (item.offset() < offset && offset < item.offset() + item.length()) {
				return at(item.children(), offset);
			}
		}
		return Optional.empty();
	}

	private List<EObject> known(String path) {
		return known.computeIfAbsent(path, key -> objects(text.definition().root(), key));
	}

	private Optional<EObject> object(Place place) {
		if (place.path().isEmpty()) {
			return Optional.ofNullable(text.definition().root());
		}
		List<EObject> all = known(place.path());
		return place.index() < all.size() ? Optional.of(all.get(place.index())) : Optional.empty();
	}

	private static Optional<EObject> object(Element root, Place place) {
		if (place.path().isEmpty()) {
			return Optional.ofNullable(root);
		}
		List<EObject> all = objects(root, place.path());
		return place.index() < all.size() ? Optional.of(all.get(place.index())) : Optional.empty();
	}

	/** All objects at a path, in the order of the text. */
	private static List<EObject> objects(EObject root, String path) {
		List<EObject> level = root == null ? List.of() : List.of(root);
		for (String name : path.split("/")) {
			List<EObject> next = new ArrayList<>();
			for (EObject object : level) {
				Object value = object.eGet(ModelPath.child(object.eClass(), name));
				if (value instanceof List<?> list) {
					list.forEach(each -> next.add((EObject) each));
				} else if (value != null) {
					next.add((EObject) value);
				}
			}
			level = next;
		}
		return level;
	}

	private static String name(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	private static ModelPath path(EObject object, String path) {
		return ModelPath.of(object.eClass(), path);
	}

	// ---- what may be there

	/** What may be said in a field, the best first, by the schema, the host and the workspace; may be empty. Loads the schemas when nobody has. */
	public List<Choice> choices(Place place, Field field) {
		return choices(place, field, field.path());
	}

	/** The units that an amount may have. */
	public List<String> units(Place place, Field field) {
		return choices(place, field, field.unitPath()).stream().map(Choice::value).toList();
	}

	private List<Choice> choices(Place place, Field field, String path) {
		String trial = TextEdit.apply(text.text(), changed(changed -> object(changed, place).ifPresent(object -> {
			ModelPath model = path(object, path);
			if (model.read(object).isEmpty()) {
				model.write(object, PLACEHOLDER);
			}
		})));
		DefinitionText tried = DefinitionText.of(trial, text.context());
		EObject object = object(tried.definition().root(), place).orElse(null);
		if (object == null) {
			return List.of();
		}
		ModelPath model = path(object, path);
		Optional<Region> region = model.owner(object).flatMap(owner -> Definition.region(owner, model.feature()));
		return region.stream().flatMap(at -> Completion.at(tried, at.offset()).stream()).filter(proposal -> VALUES.contains(proposal.kind()))
				.map(proposal -> new Choice(proposal.label(), proposal.detail())).toList();
	}

	/** What can be added to a table: templates first, then bare elements that the schema allows. */
	public List<Addition> additions(Section section) {
		List<Addition> templates = new ArrayList<>();
		List<Addition> elements = new ArrayList<>();
		Map<String, List<Proposal>> asked = new HashMap<>();
		for (String path : section.lists()) {
			String name = name(path);
			for (Proposal proposal : asked.computeIfAbsent(path.substring(0, path.length() - name.length()), holder -> proposals(path))) {
				Addition addition = new Addition(proposal.label(), path, proposal.text());
				if (proposal.kind() == Proposal.Kind.TEMPLATE && startsWith(proposal.text(), name)) {
					templates.add(addition);
				} else if (proposal.kind() == Proposal.Kind.ELEMENT && proposal.label().equals(name)) {
					elements.add(addition);
				}
			}
		}
		templates.addAll(elements);
		return templates;
	}

	private static boolean startsWith(String text, String name) {
		return text.startsWith('<' + name) && text.length() > name.length() + 1 && " />".indexOf(text.charAt(name.length() + 1)) >= 0;
	}

	/** What may stand in the element that holds those of a path. */
	private List<Proposal> proposals(String path) {
		int slash = path.lastIndexOf('/');
		XmlElement parent = slash < 0 ? text.tree().root() : known(path.substring(0, slash)).stream().findFirst().flatMap(Definition::elementOf).orElse(null);
		if (parent != null && parent.hasContent()) {
			return Completion.at(text, parent.contentEnd());
		}
		// without the element, or with one that is closed at once, there is no place to ask about
		String trial = TextEdit.apply(text.text(), changed(changed -> {
			EObject holder = holder(changed, path);
			ModelPath.create(holder, ModelPath.child(holder.eClass(), name(path)));
		}));
		DefinitionText tried = DefinitionText.of(trial, text.context());
		List<EObject> made = objects(tried.definition().root(), path);
		if (made.isEmpty()) {
			return List.of();
		}
		Region extent = Definition.extent(made.get(made.size() - 1)).orElseThrow();
		String without = trial.substring(0, extent.offset()) + trial.substring(extent.offset() + extent.length());
		return Completion.at(DefinitionText.of(without, text.context()), extent.offset());
	}

	// ---- changing

	/**
	 * Says something else in a field.
	 *
	 * @param value as the text shall say it; empty takes it away
	 * @return the edit; empty if that is what it says already
	 */
	public Optional<TextEdit> set(Place place, Field field, String value) {
		return edit(changed -> object(changed, place).ifPresent(object -> path(object, field.path()).write(object, value)));
	}

	/** Says another amount; the unit is written only where it is not the one that counts already. */
	public Optional<TextEdit> setAmount(Place place, Field field, String number, String unit) {
		boolean same = unit.equals(unit(place, field));
		return edit(changed -> object(changed, place).ifPresent(object -> {
			path(object, field.path()).write(object, number);
			if (!number.isEmpty() && !same) {
				path(object, field.unitPath()).write(object, unit);
			}
		}));
	}

	/** Gives an amount in another unit; a number that stays whole is converted, another one stays as it is. */
	public Optional<TextEdit> setUnit(Place place, Field field, String unit) {
		return setAmount(place, field, converted(value(place, field), unit(place, field), unit), unit);
	}

	private static String converted(String number, String from, String to) {
		Optional<MemoryUnit> before = MemoryUnit.of(from);
		Optional<MemoryUnit> after = MemoryUnit.of(to);
		Numeral amount = Numeral.of(number.strip());
		if (before.isEmpty() || after.isEmpty() || !amount.isValid()) {
			return number;
		}
		try {
			Memory memory = Memory.parse(amount, from, before.get());
			long result = memory.to(after.get());
			return Memory.of(result, after.get()).equals(memory) ? Long.toString(result) : number;
		} catch (IllegalArgumentException | ArithmeticException tooLarge) {
			return number;
		}
	}

	/** Adds an element where libvirt would write it. */
	public Optional<TextEdit> add(Addition addition) {
		String[] names = addition.path().split("/");
		String open = '<' + text.tree().root().name() + '>';
		String close = "";
		for (int i = 0; i < names.length - 1; i++) {
			open += '<' + names[i] + '>';
			close = "</" + names[i] + '>' + close;
		}
		Element made = Definition.read(open + addition.text() + close + "</" + text.tree().root().name() + '>').root();
		return edit(changed -> {
			EObject holder = holder(changed, addition.path());
			// a template may bring elements of other names along
			List.copyOf(holder(made, addition.path()).eContents()).forEach(object -> put(holder, object.eContainmentFeature(), object));
		});
	}

	/** The object that holds those of a path, made if it is not there. */
	private static EObject holder(EObject root, String path) {
		EObject at = root;
		String[] names = path.split("/");
		for (int i = 0; i < names.length - 1; i++) {
			List<EObject> there = objects(at, names[i]);
			at = there.isEmpty() ? ModelPath.create(at, ModelPath.child(at.eClass(), names[i])) : there.get(0);
		}
		return at;
	}

	private static void put(EObject holder, EReference child, EObject object) {
		if (child.isMany()) {
			ModelPath.list(holder, child).add(object);
		} else {
			holder.eSet(child, object);
		}
	}

	/** Takes a row out, with the comment that is its own. */
	public Optional<TextEdit> remove(Place place) {
		return edit(changed -> object(changed, place).ifPresent(EcoreUtil::remove));
	}

	/** Moves a row among those of its path. */
	public Optional<TextEdit> move(Place place, int by) {
		return edit(changed -> object(changed, place).ifPresent(object -> {
			List<Object> siblings = object.eContainmentFeature().isMany() ? ModelPath.list(object.eContainer(), object.eContainmentFeature()) : List.of();
			int from = siblings.indexOf(object);
			int to = from + by;
			if (from >= 0 && to >= 0 && to < siblings.size()) {
				siblings.add(to, siblings.remove(from));
			}
		}));
	}

	/** One edit for all that a change does. */
	private Optional<TextEdit> edit(Consumer<Element> change) {
		List<TextEdit> edits = changed(change);
		return edits.isEmpty() ? Optional.empty() : TextEdit.difference(text.text(), TextEdit.apply(text.text(), edits));
	}

	/** The edits of a change to a model of one's own: that of the text is to be read only. */
	private List<TextEdit> changed(Consumer<Element> change) {
		Definition own = Definition.read(text.tree());
		if (own.root() == null) {
			return List.of();
		}
		change.accept(own.root());
		return own.edits();
	}
}
