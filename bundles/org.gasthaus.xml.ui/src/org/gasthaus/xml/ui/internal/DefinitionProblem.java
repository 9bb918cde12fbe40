package org.gasthaus.xml.ui.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.TextPosition;

/** Findings as markers of a file, and back. */
public final class DefinitionProblem {
	public static final String BUNDLE = "org.gasthaus.xml.ui";
	/** The marker's type. */
	public static final String TYPE = "org.gasthaus.xml.ui.problem";
	/** What kind of finding it is, for example {@code schema.value}. */
	public static final String CODE = "code";

	private DefinitionProblem() {
	}

	/**
	 * Makes the file's problems what was found, in one step, and leaves alone those that are right already.
	 *
	 * @param lines the lines of the text that was checked
	 */
	public static void mark(IFile file, List<Finding> findings, LineMap lines, IProgressMonitor monitor) throws CoreException {
		if (!file.exists()) {
			return;
		}
		List<Map<String, Object>> wanted = findings.stream().map(finding -> attributes(finding, lines)).toList();
		IMarker[] there = file.findMarkers(TYPE, true, IResource.DEPTH_ZERO);
		if (same(there, wanted)) {
			return;
		}
		Arrays.sort(there, Comparator.comparingLong(IMarker::getId));
		file.getWorkspace().run(progress -> {
			for (int i = 0; i < Math.max(there.length, wanted.size()); i++) {
				if (i >= wanted.size()) {
					there[i].delete();
				} else if (i >= there.length) {
					if (file.exists()) {
						file.createMarker(TYPE, wanted.get(i));
					}
				} else if (there[i].exists() && !wanted.get(i).equals(there[i].getAttributes())) {
					there[i].setAttributes(wanted.get(i));
				}
			}
		}, file.getWorkspace().getRuleFactory().markerRule(file), IWorkspace.AVOID_UPDATE, monitor);
	}

	private static boolean same(IMarker[] there, List<Map<String, Object>> wanted) throws CoreException {
		if (there.length != wanted.size()) {
			return false;
		}
		Set<Map<String, Object>> all = new HashSet<>(wanted);
		for (IMarker marker : there) {
			if (!all.contains(marker.getAttributes())) {
				return false;
			}
		}
		return true;
	}

	private static Map<String, Object> attributes(Finding finding, LineMap lines) {
		TextPosition start = lines.position(finding.offset());
		Map<String, Object> attributes = new HashMap<>();
		attributes.put(IMarker.SEVERITY, severity(finding));
		attributes.put(IMarker.MESSAGE, finding.message());
		attributes.put(IMarker.LINE_NUMBER, start.line());
		attributes.put(IMarker.LOCATION, NLS.bind(Messages.DefinitionProblem_location, start.line(), start.column()));
		attributes.put(IMarker.CHAR_START, finding.offset());
		attributes.put(IMarker.CHAR_END, finding.end());
		attributes.put(IMarker.SOURCE_ID, BUNDLE);
		attributes.put(CODE, finding.code());
		return attributes;
	}

	private static int severity(Finding finding) {
		switch (finding.severity()) {
		case ERROR:
			return IMarker.SEVERITY_ERROR;
		case WARNING:
			return IMarker.SEVERITY_WARNING;
		default:
			return IMarker.SEVERITY_INFO;
		}
	}
}
