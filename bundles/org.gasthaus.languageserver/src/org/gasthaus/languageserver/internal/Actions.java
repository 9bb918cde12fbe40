package org.gasthaus.languageserver.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.fix.QuickFixes;
import org.gasthaus.xml.ide.fix.Refactorings;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;

import com.google.gson.JsonObject;

/** Quick fixes, all of a code at once, all there is, and refactorings. */
final class Actions {
	/** For so many findings at one place fixes are looked for. */
	private static final int MAX_FINDINGS = 5;
	/** More findings of one code than this are not mended at once: each mended one takes a check of the text. */
	private static final int MAX_AT_ONCE = 100;
	/** For so long fixes are tried out for a client that asks what there is. In a large text not all that there could be are found. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);
	/** For so long everything is mended when somebody chose that. */
	private static final Duration LONG_PATIENCE = Duration.ofSeconds(20);

	private final Workspace workspace;

	Actions(Workspace workspace) {
		this.workspace = workspace;
	}

	List<Either<Command, CodeAction>> of(Question asked, Positions positions, CodeActionParams parameters) {
		OpenText text = asked.text();
		DefinitionText definition = asked.definition();
		BooleanSupplier enough = patience(PATIENCE, asked.cancel());
		List<CodeAction> actions = new ArrayList<>();
		int start = positions.offset(parameters.getRange().getStart());
		int end = Math.max(start, positions.offset(parameters.getRange().getEnd()));
		List<Finding> findings = findings(text, definition);
		if (wants(parameters, CodeActionKind.QuickFix)) {
			List<Finding> here = findings.stream().filter(finding -> finding.offset() <= end && finding.end() >= start).limit(MAX_FINDINGS).toList();
			for (Finding finding : here) {
				if (finding != here.get(0) && enough.getAsBoolean()) {
					break;
				}
				fixes(text, definition, positions, finding, enough, actions);
			}
			here.stream().map(Finding::code).distinct().filter(code -> areSome(findings, code) && QuickFixes.areSome(definition, findings, code))
					.forEach(code -> ofCode(text, definition, positions, code, enough, actions));
		}
		if (wants(parameters, CodeActionKind.RefactorRewrite)) {
			Refactorings.at(definition, start, enough)
					.forEach(found -> actions.add(action(found.fix().title(), CodeActionKind.RefactorRewrite, text, positions, found.fix())));
		}
		if (wants(parameters, CodeActionKind.SourceFixAll) && !findings.isEmpty()) {
			fixAll(asked, positions, parameters, actions);
		}
		return actions.stream().map(Either::<Command, CodeAction>forRight).toList();
	}

	/** Whether a search took long enough; fails once nobody waits for it any more. */
	private static BooleanSupplier patience(Duration most, CancelChecker cancel) {
		long end = System.nanoTime() + most.toNanos();
		return () -> {
			cancel.checkCanceled();
			return System.nanoTime() - end > 0;
		};
	}

	private static boolean areSome(List<Finding> findings, String code) {
		long count = findings.stream().filter(finding -> finding.code().equals(code)).limit(MAX_AT_ONCE + 1).count();
		return count > 1 && count <= MAX_AT_ONCE;
	}

	/** A kind is wanted when nobody says which, or one that it is a part of. */
	private static boolean wants(CodeActionParams parameters, String kind) {
		List<String> only = parameters.getContext() == null ? null : parameters.getContext().getOnly();
		return only == null || only.isEmpty() || only.stream().anyMatch(wanted -> wanted.isEmpty() || kind.equals(wanted) || kind.startsWith(wanted + "."));
	}

	private static List<Finding> findings(OpenText text, DefinitionText definition) {
		if (text.findings() != null) {
			return text.findings();
		}
		try {
			return text.isChecked(definition) ? Checks.check(definition.context()).check(definition.tree()) : List.of();
		} catch (SchemaException unusable) {
			return List.of();
		}
	}

	private void fixes(OpenText text, DefinitionText definition, Positions positions, Finding finding, BooleanSupplier enough, List<CodeAction> actions) {
		Diagnostic diagnostic = Checks.diagnostic(positions, finding, definition.kind());
		boolean first = true;
		for (Fix fix : QuickFixes.of(definition, finding, enough)) {
			CodeAction action = action(fix.title(), CodeActionKind.QuickFix, text, positions, fix);
			action.setDiagnostics(List.of(diagnostic));
			action.setIsPreferred(first && finding.fixes().contains(fix) ? Boolean.TRUE : null);
			actions.add(action);
			first = false;
		}
	}

	/** Mending all of a code takes a check for each, so a client that can ask later does. */
	private void ofCode(OpenText text, DefinitionText definition, Positions positions, String code, BooleanSupplier enough, List<CodeAction> actions) {
		if (workspace.traits().resolvesActions()) {
			actions.add(later(Messages.text("fix.all-of-code", code), CodeActionKind.QuickFix, text, code));
		} else {
			QuickFixes.fixAll(definition, code, enough).filter(fix -> !enough.getAsBoolean())
					.ifPresent(fix -> actions.add(action(fix.title(), CodeActionKind.QuickFix, text, positions, fix)));
		}
	}

	/** @param code of what is to be mended; {@code null} for everything */
	private static CodeAction later(String title, String kind, OpenText text, String code) {
		CodeAction action = new CodeAction(title);
		action.setKind(kind);
		JsonObject data = new JsonObject();
		data.addProperty("uri", text.uri());
		data.addProperty("version", text.version());
		if (code != null) {
			data.addProperty("code", code);
		}
		action.setData(data);
		return action;
	}

	private CodeAction action(String title, String kind, OpenText text, Positions positions, Fix fix) {
		CodeAction action = new CodeAction(title);
		action.setKind(kind);
		action.setEdit(new Changes(workspace).of(text, positions, fix.edits()));
		return action;
	}

	/** Mending everything takes long, so it is done for who asks for it alone, or when it is chosen. */
	private void fixAll(Question asked, Positions positions, CodeActionParams parameters, List<CodeAction> actions) {
		OpenText text = asked.text();
		boolean alone = parameters.getContext() != null && parameters.getContext().getOnly() != null && !parameters.getContext().getOnly().isEmpty();
		if (alone) {
			QuickFixes.fixAll(asked.definition(), null, patience(LONG_PATIENCE, asked.cancel())).ifPresent(fix -> actions.add(action(fix.title(), CodeActionKind.SourceFixAll, text, positions, fix)));
		} else if (workspace.traits().resolvesActions()) {
			actions.add(later(Messages.text("fix.all"), CodeActionKind.SourceFixAll, text, null));
		}
	}

	/** An action with its edit; without one if the text changed meanwhile. */
	CodeAction resolved(CodeAction action, CancelChecker cancel) {
		if (!(action.getData() instanceof JsonObject data) || !data.has("uri") || !data.has("version")) {
			return action;
		}
		OpenText text = workspace.get(data.get("uri").getAsString());
		if (text != null && text.version() == data.get("version").getAsInt()) {
			DefinitionText definition = text.definition(Lane.ACTIONS, workspace.context());
			String code = data.has("code") ? data.get("code").getAsString() : null;
			Optional<Fix> fix = QuickFixes.fixAll(definition, code, patience(LONG_PATIENCE, cancel));
			fix.ifPresent(found -> action.setEdit(new Changes(workspace).of(text, new Positions(text.text(), definition.lines()), found.edits())));
		}
		return action;
	}
}
