package org.gasthaus.languageserver.internal;

/** Where a request is answered. Answers of one lane come one after the other, and none waits for another lane. */
enum Lane {
	/** What a person waits for with every key: about one place of a text. */
	CURSOR,
	/** What takes time by the length of a text. */
	WHOLE_TEXT,
	/** What tries edits out, each with a check of the text. */
	ACTIONS
}
