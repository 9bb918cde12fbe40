package org.gasthaus.ui.internal.connections;

import java.io.IOException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;

/** Answers in the platform's secure storage, encrypted; the user sees and removes them on its preference page. */
final class SecureStore implements RememberingPrompt.Store {
	private static final String ROOT = "org.gasthaus/connections";

	@Override
	public char[] get(String uri, String question) {
		ISecurePreferences root = SecurePreferencesFactory.getDefault();
		if (root == null || !root.nodeExists(path(uri))) {
			return null;
		}
		try {
			String answer = root.node(path(uri)).get(question, null);
			return answer == null ? null : answer.toCharArray();
		} catch (StorageException e) {
			ILog.of(getClass()).warn("Cannot read what was remembered for " + uri, e);
			return null;
		}
	}

	@Override
	public void put(String uri, String question, char[] answer) {
		ISecurePreferences root = SecurePreferencesFactory.getDefault();
		if (root == null) {
			return;
		}
		try {
			root.node(path(uri)).put(question, new String(answer), true);
			root.flush();
		} catch (StorageException | IOException e) {
			ILog.of(getClass()).warn("Cannot remember the answer for " + uri, e);
		}
	}

	@Override
	public void forget(String uri) {
		ISecurePreferences root = SecurePreferencesFactory.getDefault();
		if (root == null || !root.nodeExists(path(uri))) {
			return;
		}
		root.node(path(uri)).removeNode();
		try {
			root.flush();
		} catch (IOException e) {
			ILog.of(getClass()).warn("Cannot forget what was remembered for " + uri, e);
		}
	}

	/** A URI has slashes, which would part nodes. */
	private static String path(String uri) {
		return ROOT + '/' + EncodingUtils.encodeSlashes(uri);
	}
}
