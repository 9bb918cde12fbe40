package org.gasthaus.xml.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.LazyStringInputStream;
import org.gasthaus.xml.language.internal.FindingDiagnostic;
import org.gasthaus.xml.language.internal.Messages;
import org.gasthaus.xml.language.internal.TextReader;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlTree;

/**
 * A definition as a resource of Xtext. Loading decodes the bytes as XML says (byte order mark, declared encoding), saving writes the text back
 * in the same encoding. The objects are there to be read: who wants to change something changes the text, by {@link #update}.
 *
 * <p>For one thread at a time, but for {@link #snapshot()}, which any thread may take at any time.
 */
public final class DefinitionResource extends XtextResource {
	private volatile Snapshot snapshot = new Snapshot(XmlTree.of(""), List.of());
	private volatile ValidationContext context;
	private List<Finding> decoding = List.of();
	private boolean damagedByDecoding;
	private XmlDecoder.Decoded written = new XmlDecoder.Decoded("", List.of(), StandardCharsets.UTF_8, false);

	/**
	 * What a resource says at one time. Immutable.
	 *
	 * @param tree the tree of the text
	 * @param decoding what is wrong with the bytes that the text was made of, mostly nothing
	 */
	public record Snapshot(XmlTree tree, List<Finding> decoding) {
	}

	/** What this resource says now. */
	public Snapshot snapshot() {
		return snapshot;
	}

	/** The tree of the text. */
	public XmlTree tree() {
		return snapshot.tree();
	}

	/** The text. */
	public String text() {
		return snapshot.tree().text();
	}

	/** What this is checked against; {@code null} if that is left to {@link ValidationContexts}. */
	public ValidationContext validationContext() {
		return context;
	}

	/** Says what this is checked against, in the place of what {@link ValidationContexts} knows; {@code null} leaves it to them again. */
	public void setValidationContext(ValidationContext context) {
		this.context = context;
	}

	@Override
	public String getEncoding() {
		return written.charset().name();
	}

	@Override
	public void update(int offset, int replacedTextLength, String newText) {
		decoding = List.of();
		super.update(offset, replacedTextLength, newText);
	}

	@Override
	protected void doLoad(InputStream in, Map<?, ?> options) throws IOException {
		Object encoding = options == null ? null : options.get(OPTION_ENCODING);
		if (encoding != null && !(in instanceof LazyStringInputStream)) {
			Charset charset = Charset.forName(encoding.toString());
			String text = new String(in.readAllBytes(), charset);
			boolean mark = text.startsWith("\uFEFF");
			decoded(new XmlDecoder.Decoded(mark ? text.substring(1) : text, List.of(), charset, mark));
			super.doLoad(new LazyStringInputStream(written.text()), null);
			return;
		}
		super.doLoad(in, options);
	}

	@Override
	protected Reader createReader(InputStream in) throws IOException {
		if (in instanceof LazyStringInputStream known) {
			decoding = List.of();
			damagedByDecoding = false;
			return new TextReader(known.getString());
		}
		decoded(XmlDecoder.decode(in.readNBytes(XmlDecoder.MAX_BYTES + 1)));
		return new TextReader(written.text());
	}

	private void decoded(XmlDecoder.Decoded decoded) {
		decoding = decoded.findings();
		damagedByDecoding = decoding.stream().anyMatch(Finding::isError) && !isUtf32(decoded.charset());
		written = decoded;
	}

	@Override
	protected void updateInternalState(IParseResult result) {
		XmlTree tree = result instanceof XmlParseResult ours ? ours.tree() : XmlTree.of(result.getRootNode().getText());
		snapshot = new Snapshot(tree, decoding);
		// the text is in the tree; the decoded one would be a second copy as soon as somebody types
		written = new XmlDecoder.Decoded("", List.of(), written.charset(), written.hasMark());
		super.updateInternalState(result);
	}

	@Override
	protected void addSyntaxErrors() {
		Snapshot now = snapshot;
		if (isValidationDisabled() || now.decoding().isEmpty() && now.tree().syntaxFindings().isEmpty()) {
			return;
		}
		LineMap lines = new LineMap(now.tree().text());
		for (List<Finding> findings : List.of(now.decoding(), now.tree().syntaxFindings())) {
			for (Finding finding : findings) {
				(finding.isError() ? getErrors() : getWarnings())
						.add(new FindingDiagnostic(finding, lines, getParseResult().getRootNode()));
			}
		}
	}

	/**
	 * Writes the text, in the encoding in which it was read, or which its XML declaration names.
	 *
	 * @throws IOException also if the encoding has no place for one of its characters, or if the text is not all of the file because the file
	 *         could not be decoded: saving would destroy it
	 */
	@Override
	public void doSave(OutputStream out, Map<?, ?> options) throws IOException {
		if (damagedByDecoding) {
			throw new IOException(Messages.text("save.undecoded", getURI()));
		}
		String text = text();
		Charset charset = charsetOf(text);
		try {
			ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(written.hasMark() ? "\uFEFF" + text : text));
			out.write(bytes.array(), bytes.arrayOffset(), bytes.remaining());
		} catch (CharacterCodingException noPlace) {
			throw new IOException(Messages.text("save.unencodable", getURI(), charset.name()), noPlace);
		}
	}

	/** It is read as a whole; the finding is that libvirt does not read it. */
	private static boolean isUtf32(Charset charset) {
		return charset.name().startsWith("UTF-32");
	}

	private Charset charsetOf(String text) {
		boolean wide = isUtf32(written.charset()) || written.charset().equals(StandardCharsets.UTF_16BE) || written.charset().equals(StandardCharsets.UTF_16LE);
		if (written.hasMark() || wide || !text.startsWith("<?xml")) {
			return written.hasMark() || wide ? written.charset() : StandardCharsets.UTF_8;
		}
		int end = text.indexOf("?>");
		return end < 0 ? StandardCharsets.UTF_8
				: XmlDecoder.decode(text.substring(0, end + 2).getBytes(StandardCharsets.UTF_8)).charset();
	}
}
