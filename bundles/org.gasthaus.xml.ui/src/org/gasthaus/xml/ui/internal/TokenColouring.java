package org.gasthaus.xml.ui.internal;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.presentation.IPresentationDamager;
import org.eclipse.jface.text.presentation.IPresentationRepairer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Color;
import org.gasthaus.xml.text.XmlTokens;

/**
 * Cuts the text into tokens after each change and paints those that are other ones than before: an opened comment recolours
 * everything behind it, a typed letter one word.
 */
final class TokenColouring implements IPresentationDamager, IPresentationRepairer {
	/** Longer texts stay plain: cutting them at every key would be felt. */
	private static final int MAX_LENGTH = 2_000_000;
	/** In characters. What a key damages is shorter. */
	private static final int OF_A_KEY = 1000;

	private IDocument document;
	private XmlTokens tokens = XmlTokens.of("");
	private XmlTokens before = tokens;
	/** Whether what changed between the two was told: the viewer also asks for regions in which nothing was typed. */
	private boolean told = true;
	/** The change that was told last, about which the viewer asks more than once. */
	private DocumentEvent last;
	private IRegion lastDamage;
	private long stamp = IDocumentExtension4.UNKNOWN_MODIFICATION_STAMP;

	@Override
	public void setDocument(IDocument document) {
		this.document = document;
		stamp = IDocumentExtension4.UNKNOWN_MODIFICATION_STAMP;
	}

	/** @param edit what made the text what it is, {@code null} if that is not known */
	private void update(DocumentEvent edit) {
		long now = DocumentText.stamp(document);
		if (now == stamp) {
			return;
		}
		// a document counts its changes; undoing sets the count back, and a count of 0 may come from elsewhere
		boolean next = edit != null && now == stamp + 1 && now > 1 && edit.getModificationStamp() == now;
		stamp = now;
		String text = document.getLength() > MAX_LENGTH ? "" : document.get();
		if (!text.equals(tokens.text())) {
			before = tokens;
			tokens = edit != null && (next ? fits(edit, text) : isAll(edit, text)) ? tokens.edited(text, edit.getOffset(), edit.getLength(), length(edit)) : XmlTokens.of(text);
			told = false;
		}
	}

	private static int length(DocumentEvent edit) {
		return edit.getText() == null ? 0 : edit.getText().length();
	}

	private boolean fits(DocumentEvent edit, String text) {
		int end = edit.getOffset() + edit.getLength();
		return end <= tokens.text().length() && tokens.text().length() - edit.getLength() + length(edit) == text.length();
	}

	/** Whether nothing but this edit lies between the last text and this one: looks at all of it, which takes a millisecond or more for a large one. */
	private boolean isAll(DocumentEvent edit, String text) {
		String last = tokens.text();
		int offset = edit.getOffset();
		int end = offset + edit.getLength();
		return fits(edit, text) && text.regionMatches(0, last, 0, offset) && text.regionMatches(offset + length(edit), last, end, last.length() - end);
	}

	@Override
	public IRegion getDamageRegion(ITypedRegion partition, DocumentEvent event, boolean partitioningChanged) {
		int start = event.getOffset();
		int end = start + length(event);
		update(event);
		if (event == last && told) {
			return lastDamage;
		}
		if (!told && tokens.areThoseOf(before)) {
			int token = tokens.tokenBefore(end + 1);
			start = Math.min(start, tokens.start(Math.max(0, tokens.tokenBefore(start))));
			end = Math.max(end, tokens.end(token));
		} else if (!told && !before.text().isEmpty() && !tokens.text().isEmpty()) {
			int delta = tokens.text().length() - before.text().length();
			start = Math.min(start, firstChange(event.getOffset()));
			end = Math.max(end, lastChange(event.getOffset() + event.getLength(), delta));
		}
		told = true;
		last = event;
		lastDamage = new Region(start, Math.min(end, document.getLength()) - start);
		return lastDamage;
	}

	private int firstChange(int limit) {
		int same = 0;
		int count = Math.min(before.count(), tokens.count());
		while (same < count && before.type(same) == tokens.type(same) && before.end(same) == tokens.end(same) && tokens.end(same) < limit) {
			same++;
		}
		return same < tokens.count() ? tokens.start(same) : tokens.text().length();
	}

	private int lastChange(int limit, int delta) {
		int old = before.count() - 1;
		int now = tokens.count() - 1;
		while (old >= 0 && now >= 0 && before.type(old) == tokens.type(now) && before.start(old) + delta == tokens.start(now)
				&& before.start(old) > limit) {
			old--;
			now--;
		}
		return now >= 0 ? tokens.end(now) : 0;
	}

	@Override
	public void createPresentation(TextPresentation presentation, ITypedRegion damage) {
		update(null);
		Map<Colours, Color> colours = new EnumMap<>(Colours.class);
		int end = damage.getOffset() + damage.getLength();
		int token = Math.max(0, tokens.tokenBefore(damage.getOffset() + 1));
		boolean elementName = token > 0 && opensTag(tokens.type(token - 1));
		for (; token < tokens.count() && tokens.start(token) < end; token++) {
			int type = tokens.type(token);
			Colours colour = colour(type, elementName);
			if (colour != null && tokens.end(token) > tokens.start(token)) {
				int from = Math.max(tokens.start(token), damage.getOffset());
				int to = Math.min(tokens.end(token), end);
				presentation.addStyleRange(new StyleRange(from, to - from, colours.computeIfAbsent(colour, Colours::color), null, colour == Colours.COMMENT ? SWT.ITALIC : SWT.NORMAL));
			} else if (type == XmlTokens.TEXT && damage.getLength() <= OF_A_KEY) {
				// takes away the room that a remark made for itself before a letter came between
				int from = Math.max(tokens.start(token), damage.getOffset());
				presentation.addStyleRange(new StyleRange(from, Math.min(tokens.end(token), end) - from, null, null));
			}
			elementName = opensTag(type);
		}
	}

	private static boolean opensTag(int type) {
		return type == XmlTokens.TAG_START || type == XmlTokens.END_TAG_START || type == XmlTokens.STRAY_END_TAG_START;
	}

	private static Colours colour(int type, boolean elementName) {
		switch (type) {
		case XmlTokens.TAG_START:
		case XmlTokens.END_TAG_START:
		case XmlTokens.TAG_END:
		case XmlTokens.EMPTY_TAG_END:
		case XmlTokens.EQUALS:
			return Colours.MARKUP;
		case XmlTokens.NAME:
			return elementName ? Colours.ELEMENT : Colours.ATTRIBUTE;
		case XmlTokens.VALUE:
			return Colours.VALUE;
		case XmlTokens.COMMENT:
			return Colours.COMMENT;
		case XmlTokens.INSTRUCTION:
		case XmlTokens.DOCTYPE:
		case XmlTokens.CDATA:
			return Colours.INSTRUCTION;
		case XmlTokens.STRAY_END_TAG_START:
		case XmlTokens.BAD:
			return Colours.BAD;
		default:
			return null;
		}
	}
}
