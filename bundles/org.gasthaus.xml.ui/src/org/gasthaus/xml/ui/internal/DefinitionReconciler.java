package org.gasthaus.xml.ui.internal;

/** Keeps the {@link DefinitionSession} of an editor's text open: it is checked while it is typed. */
public final class DefinitionReconciler extends SessionReconciler {
}
