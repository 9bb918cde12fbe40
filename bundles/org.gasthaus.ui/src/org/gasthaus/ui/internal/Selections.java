package org.gasthaus.ui.internal;

import java.util.stream.Stream;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

/** What is selected where a command was given. */
public final class Selections {
	private Selections() {
	}

	/** The selected objects of a type, or what adapts to it. */
	public static <T> Stream<T> all(ExecutionEvent event, Class<T> type) {
		return HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection
				? selection.stream().map(element -> Adapters.adapt(element, type)).filter(type::isInstance)
				: Stream.empty();
	}
}
