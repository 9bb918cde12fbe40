package org.gasthaus.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * What a rule found: a code, a sentence, the object and feature that are wrong, and ways to repair it.
 *
 * <p>Made by {@link Findings}; complete when the rule returns.
 */
public final class Violation {
	/** How bad it is. */
	public enum Level {
		/** libvirt refuses the definition. */
		ERROR,
		/** libvirt accepts it, but it is not what it looks like. */
		WARNING,
		/** Worth knowing. */
		INFO
	}

	/**
	 * A way to repair a violation.
	 *
	 * @param title what it does, for a person
	 * @param changes what it changes, in this order
	 */
	public record Repair(String title, List<Change> changes) {
		public Repair {
			changes = List.copyOf(changes);
		}
	}

	private final Level level;
	private final String code;
	private final EObject object;
	private final EStructuralFeature feature;
	private final String message;
	private final List<Repair> repairs = new ArrayList<>(1);

	Violation(Level level, String code, EObject object, EStructuralFeature feature, String message) {
		this.level = level;
		this.code = code;
		this.object = object;
		this.feature = feature;
		this.message = message;
	}

	/** How bad it is. */
	public Level level() {
		return level;
	}

	/** What kind of violation it is, stable and not translated: {@code rule.disk.target-duplicate}. */
	public String code() {
		return code;
	}

	/** What is wrong. */
	public EObject object() {
		return object;
	}

	/** Which feature of it; {@code null} when the object as a whole is meant. */
	public EStructuralFeature feature() {
		return feature;
	}

	/** The sentence for a person, in the language of the default locale. */
	public String message() {
		return message;
	}

	/** The ways to repair it, the best one first; often none. */
	public List<Repair> repairs() {
		return Collections.unmodifiableList(repairs);
	}

	/**
	 * Adds a way to repair it.
	 *
	 * @param title the key of the sentence in the messages, {@code fix.set} for example
	 * @param changes what it changes
	 */
	Violation repair(String title, List<Change> changes) {
		repairs.add(new Repair(title, changes));
		return this;
	}

	/**
	 * Adds a repair of several steps.
	 *
	 * @param key of its title in the messages of this bundle, {@code fix.shared-memory} for example
	 * @param changes what it changes, in this order
	 * @param arguments for the title
	 */
	public Violation or(String key, List<Change> changes, Object... arguments) {
		return repair(Messages.text(key, arguments), changes);
	}

	/** Adds a repair that sets a feature of an object. */
	public Violation orSet(EObject target, org.eclipse.emf.ecore.EAttribute attribute, String literal) {
		return repair(Messages.text("fix.set", Names.of(attribute), literal), List.of(Change.setText(target, attribute, literal)));
	}

	/** Adds a repair that removes the value of a feature. */
	public Violation orUnset(EObject target, EStructuralFeature unwanted) {
		return repair(Messages.text("fix.unset", Names.of(unwanted)), List.of(Change.unset(target, unwanted)));
	}

	/** Adds a repair that takes an object out. */
	public Violation orRemove(EObject target) {
		return repair(Messages.text("fix.remove", Names.of(target)), List.of(Change.remove(target)));
	}

	@Override
	public String toString() {
		return level + " " + code + ": " + message;
	}
}
