package org.gasthaus.xml.language.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.CheckType;
import org.eclipse.xtext.validation.IResourceValidator;
import org.eclipse.xtext.validation.Issue;
import org.gasthaus.xml.language.DefinitionResource;
import org.gasthaus.xml.language.IssueFixes;
import org.gasthaus.xml.language.ValidationContexts;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.TextPosition;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

import com.google.inject.Inject;
import com.google.inject.Singleton;

/**
 * What is wrong with a resource, as issues: the findings of bytes, syntax, schema and rules, from the tree that the parser made. Everything is a
 * fast check. Works on a snapshot without a lock, in any thread.
 */
@Singleton
public final class DefinitionValidator implements IResourceValidator {
	private final ValidationContexts contexts;
	private final OperationCanceledManager cancelling;

	@Inject
	DefinitionValidator(ValidationContexts contexts, OperationCanceledManager cancelling) {
		this.contexts = contexts;
		this.cancelling = cancelling;
	}

	@Override
	public List<Issue> validate(Resource resource, CheckMode mode, CancelIndicator cancel) {
		if (!(resource instanceof DefinitionResource definition) || !mode.shouldCheck(CheckType.FAST)) {
			return List.of();
		}
		cancelling.checkCanceled(cancel);
		DefinitionResource.Snapshot snapshot = definition.snapshot();
		List<Finding> findings = findings(definition, snapshot);
		cancelling.checkCanceled(cancel);
		if (findings.isEmpty()) {
			return List.of();
		}
		LineMap lines = new LineMap(snapshot.tree().text());
		List<Issue> issues = new ArrayList<>(findings.size());
		for (Finding finding : findings) {
			issues.add(issue(finding, lines, resource.getURI()));
		}
		return issues;
	}

	private List<Finding> findings(DefinitionResource resource, DefinitionResource.Snapshot snapshot) {
		XmlTree tree = snapshot.tree();
		if (snapshot.decoding().isEmpty()) {
			return check(resource, tree);
		}
		List<Finding> all = new ArrayList<>(snapshot.decoding());
		if (!tree.text().isEmpty()) {
			all.addAll(check(resource, tree));
		}
		all.sort(Comparator.comparingInt(Finding::offset));
		return all;
	}

	private List<Finding> check(DefinitionResource resource, XmlTree tree) {
		try {
			return contexts.of(resource).check(tree);
		} catch (SchemaException unusable) {
			XmlElement root = tree.root();
			List<Finding> all = new ArrayList<>(tree.syntaxFindings());
			all.add(new Finding(org.gasthaus.xml.text.Severity.WARNING, "schema.unavailable",
					Messages.text("schema.unavailable", unusable.getMessage()), root == null ? 0 : root.nameOffset(),
					root == null ? 0 : root.nameLength(), List.of()));
			all.sort(Comparator.comparingInt(Finding::offset));
			return all;
		}
	}

	private static Issue issue(Finding finding, LineMap lines, URI uri) {
		TextPosition start = lines.position(finding.offset());
		TextPosition end = lines.position(finding.end());
		Issue.IssueImpl issue = new Issue.IssueImpl();
		issue.setSeverity(severity(finding));
		issue.setCode(finding.code());
		issue.setMessage(finding.message());
		issue.setSyntaxError(finding.isError() && finding.code().startsWith("syntax."));
		issue.setType(CheckType.FAST);
		issue.setOffset(finding.offset());
		issue.setLength(finding.length());
		issue.setLineNumber(start.line());
		issue.setColumn(start.column());
		issue.setLineNumberEnd(end.line());
		issue.setColumnEnd(end.column());
		issue.setData(IssueFixes.encode(finding.fixes()));
		issue.setUriToProblem(uri == null ? null : uri.appendFragment("/"));
		return issue;
	}

	private static Severity severity(Finding finding) {
		switch (finding.severity()) {
		case ERROR:
			return Severity.ERROR;
		case WARNING:
			return Severity.WARNING;
		default:
			return Severity.INFO;
		}
	}
}
