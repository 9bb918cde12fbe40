package org.gasthaus.xml.ui.internal.fix;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.fix.QuickFixes;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.ui.internal.DefinitionProblem;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.SharedLanguage;

/**
 * The text of a file that has problems, as it is now, with what is found in it now: a marker may be older.
 *
 * @param file the file
 * @param text its text: the editor's if it is open there
 * @param findings what a check of exactly that text found
 */
record MarkedText(IFile file, DefinitionText text, List<Finding> findings) {
	/** The file of a marker, empty if it cannot be read. */
	static Optional<MarkedText> of(IMarker marker) {
		if (!(marker.getResource() instanceof IFile file)) {
			return Optional.empty();
		}
		try {
			ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
			DefinitionSession session = buffer == null ? null : DefinitionSession.of(buffer.getDocument());
			DefinitionText text = session != null ? session.snapshot()
					: DefinitionText.of(buffer != null ? buffer.getDocument().get() : read(file), SharedLanguage.get().context(file));
			List<Finding> findings = session == null ? null : session.currentFindings();
			if (findings == null) {
				findings = check(text);
			}
			return Optional.of(new MarkedText(file, text, findings));
		} catch (CoreException | IOException | SchemaException e) {
			return Optional.empty();
		}
	}

	private static String read(IFile file) throws CoreException, IOException {
		try (InputStream in = file.getContents(true)) {
			return XmlDecoder.decode(in.readAllBytes()).text();
		}
	}

	/** What a marker marks: the finding of its code and sentence that is nearest. */
	Optional<Finding> finding(IMarker marker) {
		String code = marker.getAttribute(DefinitionProblem.CODE, "");
		String message = marker.getAttribute(IMarker.MESSAGE, "");
		int offset = marker.getAttribute(IMarker.CHAR_START, 0);
		return findings.stream().filter(finding -> finding.code().equals(code) && finding.message().equals(message))
				.min(Comparator.comparingInt(finding -> Math.abs(finding.offset() - offset)));
	}

	/** The fixes of a finding, the best one first; in the UI thread those that can be had at once. */
	List<Fix> fixes(Finding finding) {
		return TriedFixes.of(text, finding);
	}

	/** The fix of a finding that is the same as one that was chosen for another. */
	Optional<Fix> same(Finding finding, Fix chosen) {
		if (text.text().length() > TriedFixes.MAX_TRIED_LENGTH) {
			return finding.fixes().stream().filter(one -> one.title().equals(chosen.title())).findFirst();
		}
		return QuickFixes.same(text, finding, chosen);
	}

	/** What it becomes by a fix, with what is wrong then; empty if the fix is for another text. */
	Optional<MarkedText> with(Fix fix) {
		try {
			DefinitionText after = DefinitionText.of(TextEdit.apply(text.text(), fix.edits()), text.context());
			return Optional.of(new MarkedText(file, after, check(after)));
		} catch (IllegalArgumentException | SchemaException e) {
			return Optional.empty();
		}
	}

	private static List<Finding> check(DefinitionText text) throws SchemaException {
		return SharedLanguage.get().settings().apply(SharedLanguage.check(text.context()).check(text.tree()));
	}
}
