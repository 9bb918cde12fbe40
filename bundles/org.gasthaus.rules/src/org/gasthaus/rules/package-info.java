/**
 * What libvirt's parser and drivers refuse although the schema accepts it, as rules over the model.
 *
 * <p>A {@link org.gasthaus.rules.Rule} sees objects of the model and never text. {@link org.gasthaus.rules.RuleSet} runs the rules over a
 * model; the package {@code text} turns what they find into findings with a place in the text and fixes that are edits.
 */
package org.gasthaus.rules;
