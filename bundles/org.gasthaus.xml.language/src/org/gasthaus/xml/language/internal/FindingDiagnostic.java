package org.gasthaus.xml.language.internal;

import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.resource.XtextSyntaxDiagnostic;
import org.gasthaus.xml.language.IssueFixes;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.TextPosition;

/** A syntax error or warning of a resource, with its own region instead of that of a node. */
public final class FindingDiagnostic extends XtextSyntaxDiagnostic {
	private final Finding finding;
	private final TextPosition start;
	private final TextPosition end;

	/** @param root any node of the text */
	public FindingDiagnostic(Finding finding, LineMap lines, INode root) {
		super(root);
		this.finding = finding;
		this.start = lines.position(finding.offset());
		this.end = lines.position(finding.end());
	}

	@Override
	public String getMessage() {
		return finding.message();
	}

	@Override
	public String getCode() {
		return finding.code();
	}

	@Override
	public String[] getData() {
		return IssueFixes.encode(finding.fixes());
	}

	@Override
	public int getOffset() {
		return finding.offset();
	}

	@Override
	public int getLength() {
		return finding.length();
	}

	@Override
	public int getLine() {
		return start.line();
	}

	@Override
	public int getColumn() {
		return start.column();
	}

	@Override
	public int getLineEnd() {
		return end.line();
	}

	@Override
	public int getColumnEnd() {
		return end.column();
	}
}
