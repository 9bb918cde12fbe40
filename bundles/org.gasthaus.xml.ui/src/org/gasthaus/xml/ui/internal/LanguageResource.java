package org.gasthaus.xml.ui.internal;

import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.validation.Issue;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.language.DefinitionLanguage;
import org.gasthaus.xml.language.DefinitionResource;
import org.gasthaus.xml.language.IssueFixes;
import org.gasthaus.xml.language.ValidationContext;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.text.XmlTree;

/**
 * The Xtext resource of one open text: it parses the text, once for all services, and Xtext's validator says what is wrong with it. For one
 * thread at a time, never the UI thread: the first one starts Xtext.
 */
final class LanguageResource {
	private final DefinitionLanguage language = DefinitionLanguage.instance();
	private final DefinitionResource resource;
	private LanguageContext context;

	/** @param uri where the text lies, {@code null} if nowhere */
	LanguageResource(java.net.URI uri) {
		resource = language.resource(uri == null ? URI.createURI("definition:/open.xml") : URI.createURI(uri.toString()), "");
	}

	/** Takes a new text and gives its tree. */
	XmlTree parse(String text) {
		language.replace(resource, text);
		return resource.tree();
	}

	/**
	 * What is wrong with the text that was parsed last.
	 *
	 * @param surroundings the schemas and the host; with the same ones, what was seen before is remembered
	 * @throws org.eclipse.xtext.service.OperationCanceledError if cancelled
	 */
	List<Finding> check(LanguageContext surroundings, BooleanSupplier cancelled) {
		if (context == null || context.schemas() != surroundings.schemas() || context.host() != surroundings.host()) {
			resource.setValidationContext(ValidationContext.of(surroundings.schemas(), RuleSet.standard(), surroundings.host().facts()));
			context = surroundings;
		}
		return language.validate(resource, cancelled::getAsBoolean).stream().map(LanguageResource::finding).toList();
	}

	private static Finding finding(Issue issue) {
		return new Finding(severity(issue), issue.getCode(), issue.getMessage(), issue.getOffset(), issue.getLength(), IssueFixes.of(issue));
	}

	private static Severity severity(Issue issue) {
		switch (issue.getSeverity()) {
		case ERROR:
			return Severity.ERROR;
		case WARNING:
			return Severity.WARNING;
		default:
			return Severity.INFO;
		}
	}
}
