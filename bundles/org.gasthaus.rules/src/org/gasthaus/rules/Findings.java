package org.gasthaus.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.InternalEObject;
import org.gasthaus.rules.Violation.Level;

/** Takes what rules find. One per run, not thread-safe. */
public final class Findings {
	private static final int MANY = 500;

	/** By class of the model, of which there are few, the features that hold its parts. */
	private static final Map<EClass, int[]> CONTAINMENTS = new ConcurrentHashMap<>();

	private final RuleContext context;
	private final List<Violation> violations = new ArrayList<>();
	private List<EObject> objects;
	private final Map<Class<?>, List<?>> byType = new HashMap<>();
	private final Map<String, Object> answers = new HashMap<>();

	/** @param context what the rules may ask about the definition */
	public Findings(RuleContext context) {
		this.context = context;
	}

	/** What the definition is about. */
	public RuleContext context() {
		return context;
	}

	/** Every object of the definition, each before what it contains. The model is walked once. */
	List<EObject> objects() {
		if (objects == null) {
			objects = new ArrayList<>();
			Deque<EObject> waiting = new ArrayDeque<>();
			waiting.push(context.root());
			while (!waiting.isEmpty()) {
				EObject object = waiting.pop();
				objects.add(object);
				pushContents(object, waiting);
			}
		}
		return objects;
	}

	/** In a third of the time that eAllContents takes: most features of most objects are not set. The first one comes to lie on top. */
	private static void pushContents(EObject object, Deque<EObject> waiting) {
		InternalEObject internal = (InternalEObject) object;
		int[] containments = CONTAINMENTS.computeIfAbsent(object.eClass(), Findings::containments);
		for (int i = containments.length - 1; i >= 0; i--) {
			if (internal.eIsSet(containments[i])) {
				Object value = internal.eGet(containments[i], false, true);
				if (value instanceof List<?> several) {
					for (int k = several.size() - 1; k >= 0; k--) {
						waiting.push((EObject) several.get(k));
					}
				} else {
					waiting.push((EObject) value);
				}
			}
		}
	}

	private static int[] containments(EClass type) {
		return type.getEAllContainments().stream().mapToInt(type::getFeatureID).toArray();
	}

	/**
	 * All objects of a type in the definition, each before what it contains. Much cheaper than walking through the model: all rules share one walk.
	 *
	 * @param type a class of the model
	 */
	@SuppressWarnings("unchecked")
	public <T> List<T> all(Class<T> type) {
		return (List<T>) byType.computeIfAbsent(type, key -> objects().stream().filter(key::isInstance).toList());
	}

	/**
	 * libvirt refuses the definition.
	 *
	 * @param code the code without {@link RuleCodes#PREFIX}, {@code disk.target-duplicate}; the messages have a sentence for it
	 * @param object what is wrong
	 * @param feature which feature of it, the smallest that is wrong; {@code null} for the object as a whole
	 * @param arguments for the sentence
	 * @return takes repairs
	 */
	public Violation error(String code, EObject object, EStructuralFeature feature, Object... arguments) {
		return add(Level.ERROR, code, object, feature, arguments);
	}

	/** libvirt accepts the definition, but it is not what it looks like. */
	public Violation warning(String code, EObject object, EStructuralFeature feature, Object... arguments) {
		return add(Level.WARNING, code, object, feature, arguments);
	}

	/** Worth knowing. */
	public Violation info(String code, EObject object, EStructuralFeature feature, Object... arguments) {
		return add(Level.INFO, code, object, feature, arguments);
	}

	/** A violation whose code and sentence somebody else has: a back end with rules of its own. */
	public Violation foreign(Level level, String code, String message, EObject object, EStructuralFeature feature) {
		Violation violation = new Violation(level, code, object, feature, message);
		violations.add(violation);
		return violation;
	}

	/**
	 * Whether so much is wrong already that a repair which has to search the definition is not worth its time: with very many violations, the
	 * search for each of them would take for ever.
	 */
	public boolean isMany() {
		return violations.size() > MANY;
	}

	/**
	 * What several rules, or one for several objects, need to know of the whole definition. The definition does not change while rules run.
	 *
	 * @param key what it is
	 * @param answer works it out, the first time
	 */
	@SuppressWarnings("unchecked")
	public <T> T once(String key, Supplier<T> answer) {
		return (T) answers.computeIfAbsent(key, unknown -> answer.get());
	}

	/** All that was found, in the order in which it was found. */
	public List<Violation> all() {
		return List.copyOf(violations);
	}

	private Violation add(Level level, String code, EObject object, EStructuralFeature feature, Object... arguments) {
		String full = RuleCodes.PREFIX + code;
		return foreign(level, full, Messages.text(full, arguments), object, feature);
	}
}
