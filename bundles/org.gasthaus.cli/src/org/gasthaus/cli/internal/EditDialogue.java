package org.gasthaus.cli.internal;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.xml.check.DefinitionMender.Applied;
import org.gasthaus.xml.check.DefinitionMender.Mended;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.TextPosition;

/**
 * A definition goes to the user's editor and back to the host, as often as the user wants. What is asked is virsh's; in addition a text is checked
 * before the host gets it. A text that the host has not taken is never thrown away.
 */
final class EditDialogue {
	private static final String AGAIN = " Try again? [";
	private static final String CHANGED = "The XML configuration was changed by another user.";

	private final Invocation invocation;
	private final EditQuestion question;
	private final EditorProgram editor;
	private final String name;
	private boolean relaxable;
	private boolean validates = true;
	private boolean evenUnchanged;
	private boolean unchecked;
	private String before;
	private EditCheck check;

	/** @param name what the file is called */
	EditDialogue(Invocation invocation, EditQuestion question, String name) {
		this.invocation = invocation;
		this.question = question;
		this.name = name;
		editor = new EditorProgram(invocation.environment());
	}

	/** What is edited. Both ask the host anew. */
	interface Subject {
		/** The definition as the host has it. */
		String read() throws HypervisorException, CommandFailure;

		/** Gives it to the host. @param validated whether the host is to check it against its schema first */
		void define(String xml, boolean validated) throws HypervisorException, CommandFailure;
	}

	/** The host can do without its schema. @param validates whether it begins with it */
	EditDialogue relaxable(boolean validates) {
		relaxable = true;
		this.validates = validates;
		return this;
	}

	/** A text that is not changed is given to the host all the same. */
	EditDialogue evenUnchanged() {
		evenUnchanged = true;
		return this;
	}

	/** The text is no definition that could be checked here. */
	EditDialogue unchecked() {
		unchecked = true;
		return this;
	}

	/** Why a text is not with the host yet. */
	private record Trouble(String message, HypervisorException reason, List<Finding> findings) {
	}

	/** What to do next. */
	private enum Step {
		EDIT, CHECK, DEFINE
	}

	/** @return whether the host has another text now; {@code false} if nothing was changed */
	boolean run(Subject subject) throws CommandFailure, HypervisorException {
		before = subject.read();
		try (EditFile file = EditFile.of(name, ".xml", before, invocation.environment(), invocation.err())) {
			try {
				return run(subject, file);
			} catch (CommandFailure e) {
				throw e.getMessage().equals(CommandFailure.SILENT) ? e : kept(e, file.keep());
			} catch (HypervisorException e) {
				throw kept(CommandFailure.of(e), file.keep());
			}
		}
	}

	/** The same, with where the text is. */
	static CommandFailure kept(CommandFailure failure, String where) {
		if (where.isEmpty()) {
			return failure;
		}
		String hint = failure.hint().isEmpty() ? where : failure.hint() + ' ' + where;
		return failure.getCause() instanceof HypervisorException cause ? new CommandFailure(failure.getMessage(), DefineDomainCommand.withHint(cause, hint))
				: new CommandFailure(failure.getMessage(), hint);
	}

	private boolean run(Subject subject, EditFile file) throws CommandFailure, HypervisorException {
		Step step = Step.EDIT;
		String text = before;
		while (true) {
			if (step == Step.EDIT) {
				invocation.out().flush();
				editor.edit(file.path(), invocation.directory());
				text = file.read();
				if (text.equals(before) && !evenUnchanged) {
					return false;
				}
				step = Step.CHECK;
			}
			Trouble trouble = attempt(subject, text, step);
			if (trouble == null) {
				return true;
			}
			if (!canAsk()) {
				report(text, trouble.findings());
				throw trouble.reason() == null ? new CommandFailure(trouble.message()) : new CommandFailure(trouble.message(), trouble.reason());
			}
			switch (ask(text, trouble)) {
			case 'y' -> step = Step.EDIT;
			case 'f' -> step = Step.DEFINE;
			case 'i' -> {
				validates = false;
				step = Step.DEFINE;
			}
			case 'a' -> {
				text = mend(text, file);
				step = Step.CHECK;
			}
			default -> {
				String where = file.keep();
				invocation.err().append(where.isEmpty() ? "" : "hint: " + where + '\n');
				throw new CommandFailure(CommandFailure.SILENT);
			}
			}
		}
	}

	/** @return {@code null} if the host has the text now */
	private Trouble attempt(Subject subject, String text, Step step) throws CommandFailure {
		List<Finding> findings = step == Step.CHECK && validates && !unchecked ? findings(text) : List.of();
		if (!findings.isEmpty() && canAsk()) {
			return new Trouble("Failed.", null, findings);
		}
		try {
			String now = subject.read();
			if (!now.equals(before)) {
				before = now;
				return new Trouble(CHANGED, null, List.of());
			}
			subject.define(text, validates);
			return null;
		} catch (HypervisorException e) {
			return new Trouble("Failed.", e, findings);
		}
	}

	private boolean canAsk() {
		return invocation.interactive() && question.isPossible();
	}

	private List<Finding> findings(String text) {
		if (check == null) {
			check = new EditCheck(invocation);
			check.accept(before);
		}
		return check.errors(text);
	}

	/** One line for each, on stderr: the place, what is wrong, and what is proposed. */
	private void report(String text, List<Finding> findings) {
		LineMap lines = new LineMap(text);
		for (Finding finding : findings) {
			invocation.err().append("hint: ").append(placed(lines, finding)).append(finding.message());
			for (Fix fix : finding.fixes().subList(0, Math.min(1, finding.fixes().size()))) {
				invocation.err().append(' ').append(NLS.bind(Messages.Edit_proposal, fix.title()));
			}
			invocation.err().append(" [").append(finding.code()).append("]\n");
		}
		invocation.err().flush();
	}

	private String placed(LineMap lines, Finding finding) {
		TextPosition place = lines.position(finding.offset());
		return name + ".xml:" + place.line() + ':' + place.column() + ": ";
	}

	private char ask(String text, Trouble trouble) {
		invocation.out().flush();
		report(text, trouble.findings());
		if (trouble.reason() != null) {
			CommandLine.print(invocation.err(), CommandFailure.of(trouble.reason()), "");
		}
		invocation.err().flush();
		boolean mendable = trouble.findings().stream().anyMatch(finding -> !finding.fixes().isEmpty());
		String keys = "yn" + (relaxable && validates ? "i" : "") + "f" + (mendable ? "a" : "");
		while (true) {
			char key = question.key(() -> {
				invocation.out().append('\r').append(trouble.message()).append(AGAIN).append(keys.replaceAll("(.)", "$1,")).append("?]: ");
				invocation.out().flush();
			});
			if (key == '?') {
				invocation.out().append('\n').append(help(keys));
			} else if (keys.indexOf(key) >= 0) {
				invocation.out().append("\r\n");
				invocation.out().flush();
				return key;
			}
		}
	}

	/** In virsh's words, but for the last. */
	private static String help(String keys) {
		StringBuilder help = new StringBuilder("y - yes, start editor again\nn - no, throw away my changes\n");
		help.append(keys.contains("i") ? "i - turn off validation and try to redefine again\n" : "");
		help.append("f - force, try to redefine again\n");
		help.append(keys.contains("a") ? "a - apply what is proposed and try to redefine again\n" : "");
		return help.append("? - print this help\n").toString();
	}

	private String mend(String text, EditFile file) throws CommandFailure {
		Mended mended = check.mend(text);
		String now = text;
		for (Applied applied : mended.applied()) {
			invocation.err().append("hint: ").append(placed(new LineMap(now), applied.finding())).append(NLS.bind(Messages.Edit_applied, applied.fix().title())).append('\n');
			now = TextEdit.apply(now, applied.fix().edits());
		}
		invocation.err().flush();
		file.write(mended.text());
		return mended.text();
	}
}
