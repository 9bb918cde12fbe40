package org.gasthaus.xml.language.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.nodemodel.impl.NodeModelBuilder;
import org.gasthaus.xml.language.IssueFixes;
import org.gasthaus.xml.language.XmlParseResult;
import org.gasthaus.xml.language.ast.AstFactory;
import org.gasthaus.xml.language.ast.Attribute;
import org.gasthaus.xml.language.ast.CData;
import org.gasthaus.xml.language.ast.Comment;
import org.gasthaus.xml.language.ast.Content;
import org.gasthaus.xml.language.ast.DocType;
import org.gasthaus.xml.language.ast.Document;
import org.gasthaus.xml.language.ast.Element;
import org.gasthaus.xml.language.ast.Instruction;
import org.gasthaus.xml.language.ast.StrayEndTag;
import org.gasthaus.xml.language.ast.Text;
import org.gasthaus.xml.language.services.DefinitionXmlGrammarAccess;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.NamePool;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTokens;
import org.gasthaus.xml.text.XmlTree;

/**
 * Makes Xtext's nodes and objects of one tree, in one pass over its tokens: each character becomes part of one leaf node. The tree is walked
 * beside the tokens, since it knows what names and values mean.
 */
final class NodeWriter {
	private static final int LONGEST_SHARED_VALUE = 40;

	private final DefinitionXmlGrammarAccess grammar;
	private final DefinitionXmlGrammarAccess.ElementElements elements;
	private final DefinitionXmlGrammarAccess.AttributeElements attributes;
	private final DefinitionXmlGrammarAccess.StrayEndTagElements strayEndTags;
	private final NodeModelBuilder builder;
	private final XmlTree tree;
	private final XmlTokens tokens;
	private final NamePool names;
	private final NamePool values;
	private final List<Finding> findings;
	private final List<Place> open = new ArrayList<>();
	private Place place;
	private ICompositeNode node;
	private int nextFinding;
	private int tooDeep;

	/** Where the next content goes: an element, or the top of the document. */
	private static final class Place {
		final Element element;
		final EList<Content> content;
		final List<XmlNode> nodes;
		int next;

		Place(Element element, EList<Content> content, List<XmlNode> nodes) {
			this.element = element;
			this.content = content;
			this.nodes = nodes;
		}
	}

	NodeWriter(DefinitionXmlGrammarAccess grammar, NodeModelBuilder builder, XmlTree tree, NamePool names, NamePool values) {
		this.grammar = grammar;
		this.elements = grammar.getElementAccess();
		this.attributes = grammar.getAttributeAccess();
		this.strayEndTags = grammar.getStrayEndTagAccess();
		this.builder = builder;
		this.tree = tree;
		this.tokens = tree.tokens();
		this.names = names;
		this.values = values;
		this.findings = tree.syntaxFindings().stream().filter(Finding::isError).toList();
	}

	XmlParseResult write() {
		ICompositeNode root = builder.newRootNode(tree.text());
		Document document = AstFactory.eINSTANCE.createDocument();
		node = builder.newCompositeNode(grammar.getDocumentRule(), 1, root);
		builder.associateWithSemanticElement(node, document);
		place = new Place(null, document.getContent(), tree.nodes());
		int count = tokens.count();
		for (int i = 0; i < count; i++) {
			i = token(i);
		}
		if (nextFinding < findings.size()) {
			node = (ICompositeNode) builder.setSyntaxError(node, message(findings.get(nextFinding)));
		}
		builder.compressAndReturnParent(node);
		return new XmlParseResult(document, root, tree, !findings.isEmpty());
	}

	/** Writes what starts with a token and returns the last token of it. */
	private int token(int i) {
		switch (tokens.type(i)) {
		case XmlTokens.TAG_START:
			return startTag(i);
		case XmlTokens.END_TAG_START:
			return endTag(i);
		case XmlTokens.NO_END_TAG:
			if (tooDeep > 0) {
				tooDeep--;
			} else {
				place.element.setEndMissing(true);
				close();
			}
			return i;
		case XmlTokens.STRAY_END_TAG_START:
			return tooDeep > 0 ? unread(i, tagEnd(i)) : strayEndTag(i);
		case XmlTokens.SPACE:
			space(i);
			return i;
		default:
			if (tooDeep > 0) {
				space(i);
			} else {
				content(i, place.nodes.get(place.next++));
			}
			return i;
		}
	}

	private int startTag(int first) {
		int last = startTagEnd(first);
		boolean opens = tokens.type(last) == XmlTokens.TAG_END;
		if (open.size() >= XmlTree.MAX_DEPTH) {
			tooDeep += opens ? 1 : 0;
			return unread(first, last);
		}
		XmlElement source = (XmlElement) place.nodes.get(place.next++);
		Element element = AstFactory.eINSTANCE.createElement();
		begin(element);
		leaf(first, elements.getTAG_STARTTerminalRuleCall_1());
		boolean named = false;
		int attribute = 0;
		for (int i = first + 1; i < last; i++) {
			if (tokens.type(i) == XmlTokens.NAME && !named) {
				named = true;
				element.setName(source.name());
				leaf(i, elements.getNameNAMETerminalRuleCall_2_0_0());
			} else if (tokens.type(i) == XmlTokens.NAME) {
				i = attribute(i, source.attribute(attribute++), element);
			} else {
				spaceOrBad(i);
			}
		}
		boolean written = tokens.end(last) > tokens.start(last);
		switch (tokens.type(last)) {
		case XmlTokens.TAG_END:
			element.setIncomplete(!written);
			leaf(last, elements.getTAG_ENDTerminalRuleCall_3_2_0());
			open.add(place);
			place = new Place(element, element.getContent(), source.children());
			break;
		case XmlTokens.EMPTY_TAG_END:
			element.setEmpty(true);
			leaf(last, elements.getEmptyEMPTY_TAG_ENDTerminalRuleCall_3_0_0());
			end();
			break;
		default:
			element.setIncomplete(true);
			end();
			break;
		}
		return last;
	}

	/** Writes an attribute with what belongs to it: what stands before '=' and before the value. Returns its last token. */
	private int attribute(int name, XmlAttribute source, Element element) {
		Attribute attribute = AstFactory.eINSTANCE.createAttribute();
		element.getAttributes().add(attribute);
		begin(elements.getAttributesAttributeParserRuleCall_2_1_0(), attribute);
		attribute.setName(source.name());
		leaf(name, attributes.getNameNAMETerminalRuleCall_0_0());
		int last = name;
		int next = meaningful(name + 1);
		if (tokens.type(next) == XmlTokens.EQUALS) {
			between(last, next);
			attribute.setAssigned(true);
			leaf(next, attributes.getAssignedEQUALSTerminalRuleCall_1_0_0());
			last = next;
			next = meaningful(next + 1);
		}
		if (tokens.type(next) == XmlTokens.VALUE) {
			between(last, next);
			String value = source.value();
			attribute.setValue(value.length() > LONGEST_SHARED_VALUE ? value : values.get(value, 0, value.length()));
			leaf(next, attributes.getValueVALUETerminalRuleCall_1_1_0());
			last = next;
		}
		end();
		return last;
	}

	private int endTag(int first) {
		int last = tagEnd(first);
		if (tooDeep > 0) {
			tooDeep--;
			return unread(first, last);
		}
		leaf(first, elements.getEND_TAG_STARTTerminalRuleCall_3_2_2_0_0());
		for (int i = first + 1; i < last; i++) {
			if (tokens.type(i) == XmlTokens.NAME) {
				place.element.setEndName(names.get(tree.text(), tokens.start(i), tokens.end(i)));
				leaf(i, elements.getEndNameNAMETerminalRuleCall_3_2_2_0_1_0());
			} else {
				spaceOrBad(i);
			}
		}
		if (tokens.type(last) == XmlTokens.TAG_END) {
			leaf(last, elements.getTAG_ENDTerminalRuleCall_3_2_2_0_2_0());
		} else {
			place.element.setEndIncomplete(true);
		}
		close();
		return last;
	}

	private int strayEndTag(int first) {
		int last = tagEnd(first);
		place.next++;
		StrayEndTag tag = AstFactory.eINSTANCE.createStrayEndTag();
		begin(tag);
		leaf(first, strayEndTags.getSTRAY_END_TAG_STARTTerminalRuleCall_1());
		for (int i = first + 1; i < last; i++) {
			if (tokens.type(i) == XmlTokens.NAME) {
				tag.setName(names.get(tree.text(), tokens.start(i), tokens.end(i)));
				leaf(i, strayEndTags.getNameNAMETerminalRuleCall_2_0());
			} else {
				spaceOrBad(i);
			}
		}
		if (tokens.type(last) == XmlTokens.TAG_END) {
			leaf(last, strayEndTags.getTAG_ENDTerminalRuleCall_3_0());
		} else {
			tag.setIncomplete(true);
		}
		end();
		return last;
	}

	private void content(int i, XmlNode source) {
		switch (tokens.type(i)) {
		case XmlTokens.TEXT:
			if (source.isBlankText()) {
				space(i);
				return;
			}
			Text text = AstFactory.eINSTANCE.createText();
			text.setText(source.characters());
			whole(i, text, grammar.getTextAccess().getTextCHARACTERSTerminalRuleCall_0());
			return;
		case XmlTokens.CDATA:
			CData section = AstFactory.eINSTANCE.createCData();
			section.setText(source.characters());
			whole(i, section, grammar.getCDataAccess().getTextXML_CDATATerminalRuleCall_0());
			return;
		case XmlTokens.COMMENT:
			Comment comment = AstFactory.eINSTANCE.createComment();
			comment.setText(source.source());
			whole(i, comment, grammar.getCommentAccess().getTextXML_COMMENTTerminalRuleCall_0());
			return;
		case XmlTokens.INSTRUCTION:
			Instruction instruction = AstFactory.eINSTANCE.createInstruction();
			instruction.setText(source.source());
			whole(i, instruction, grammar.getInstructionAccess().getTextXML_INSTRUCTIONTerminalRuleCall_0());
			return;
		case XmlTokens.DOCTYPE:
			DocType docType = AstFactory.eINSTANCE.createDocType();
			docType.setText(source.source());
			whole(i, docType, grammar.getDocTypeAccess().getTextXML_DOCTYPETerminalRuleCall_0());
			return;
		default:
			spaceOrBad(i);
			return;
		}
	}

	private void whole(int token, Content content, RuleCall call) {
		begin(content);
		leaf(token, call);
		end();
	}

	private void begin(Content content) {
		place.content.add(content);
		begin(place.element == null ? grammar.getDocumentAccess().getContentContentParserRuleCall_1_0()
				: elements.getContentContentParserRuleCall_3_2_1_0(), content);
	}

	private void begin(RuleCall call, EObject object) {
		node = builder.newCompositeNode(call, 1, node);
		builder.associateWithSemanticElement(node, object);
	}

	private void end() {
		node = builder.compressAndReturnParent(node);
	}

	private void close() {
		end();
		place = open.remove(open.size() - 1);
	}

	/** Writes tokens that are no part of the tree, because they lie too deep, as if they were white space. */
	private int unread(int first, int last) {
		for (int i = first; i <= last; i++) {
			space(i);
		}
		return last;
	}

	private void between(int before, int after) {
		for (int i = before + 1; i < after; i++) {
			spaceOrBad(i);
		}
	}

	private void spaceOrBad(int token) {
		if (tokens.type(token) == XmlTokens.SPACE) {
			space(token);
		} else {
			leaf(token, null, true);
		}
	}

	private void space(int token) {
		leaf(token, grammar.getSPACERule(), true);
	}

	private void leaf(int token, EObject grammarElement) {
		leaf(token, grammarElement, false);
	}

	private void leaf(int token, EObject grammarElement, boolean hidden) {
		int start = tokens.start(token);
		int end = tokens.end(token);
		if (end > start) {
			builder.newLeafNode(start, end - start, grammarElement, hidden, errorBefore(end), node);
		}
	}

	/** The first error that was not given to a node yet and starts before an offset. A node has one error; the resource has them all. */
	private SyntaxErrorMessage errorBefore(int offset) {
		SyntaxErrorMessage message = null;
		while (nextFinding < findings.size() && findings.get(nextFinding).offset() < offset) {
			message = message == null ? message(findings.get(nextFinding)) : message;
			nextFinding++;
		}
		return message;
	}

	private static SyntaxErrorMessage message(Finding finding) {
		return new SyntaxErrorMessage(finding.message(), finding.code(), IssueFixes.encode(finding.fixes()));
	}

	/** The next token that is neither white space nor out of place. */
	private int meaningful(int token) {
		int i = token;
		while (tokens.type(i) == XmlTokens.SPACE || tokens.type(i) == XmlTokens.BAD) {
			i++;
		}
		return i;
	}

	private int startTagEnd(int first) {
		int i = first + 1;
		while (tokens.type(i) != XmlTokens.TAG_END && tokens.type(i) != XmlTokens.EMPTY_TAG_END && tokens.type(i) != XmlTokens.NO_TAG_END) {
			i++;
		}
		return i;
	}

	private int tagEnd(int first) {
		int i = first + 1;
		while (tokens.type(i) != XmlTokens.TAG_END && tokens.type(i) != XmlTokens.NO_TAG_END) {
			i++;
		}
		return i;
	}
}
