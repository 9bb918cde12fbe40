package org.gasthaus.xml.ui.internal.navigation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.DocumentChange;
import org.eclipse.ltk.core.refactoring.Refactoring;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.ltk.core.refactoring.TextChange;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.osgi.util.NLS;
import org.eclipse.text.edits.TextEditGroup;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.navigation.Rename;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.ui.internal.Documents;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.edit.Edits;

/** A new name in all definitions of the workspace that use the old one. */
final class RenameRefactoring extends Refactoring {
	private final Rename rename;
	private final DefinitionText text;
	private final IDocument document;
	private String newName;

	RenameRefactoring(Rename rename, DefinitionText text, IDocument document) {
		this.rename = rename;
		this.text = text;
		this.document = document;
		this.newName = rename.currentName();
	}

	String currentName() {
		return rename.currentName();
	}

	/** Takes the new name, and says what is wrong with it. */
	RefactoringStatus setNewName(String name) {
		newName = name;
		return rename.problem(name).map(RefactoringStatus::createFatalErrorStatus).orElseGet(RefactoringStatus::new);
	}

	@Override
	public String getName() {
		return Messages.Rename_title;
	}

	@Override
	public RefactoringStatus checkInitialConditions(IProgressMonitor monitor) {
		return new RefactoringStatus();
	}

	@Override
	public RefactoringStatus checkFinalConditions(IProgressMonitor monitor) {
		return setNewName(newName);
	}

	@Override
	public Change createChange(IProgressMonitor monitor) {
		String title = NLS.bind(Messages.Rename_change, currentName(), newName);
		CompositeChange all = new CompositeChange(title);
		new TreeMap<>(byAddress(rename.edits(newName))).forEach((address, edits) -> {
			TextChange change = change(address);
			if (change != null) {
				change.setEdit(Edits.of(edits));
				change.addTextEditGroup(new TextEditGroup(title));
				all.add(change);
			}
		});
		return all;
	}

	private static Map<String, List<TextEdit>> byAddress(Map<URI, List<TextEdit>> edits) {
		Map<String, List<TextEdit>> result = new TreeMap<>();
		edits.forEach((uri, list) -> result.put(uri == null ? "" : uri.toString(), list));
		return result;
	}

	private TextChange change(String address) {
		boolean here = address.isEmpty() || text.context().uri() != null && address.equals(text.context().uri().toString());
		IFile file = here ? Documents.file(document) : Places.file(URI.create(address));
		if (file == null) {
			return here ? new DocumentChange(Messages.Rename_openText, document) : null;
		}
		TextFileChange change = new TextFileChange(file.getName(), file);
		change.setTextType("xml");
		return change;
	}
}
