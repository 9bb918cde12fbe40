package org.gasthaus.languageserver.internal;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.JsonSegment;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The protocol's methods that this server leaves out: the library's own do nothing but fail. */
final class Methods {
	private static final List<Class<?>> SERVICES = List.of(LanguageServer.class, TextDocumentService.class, WorkspaceService.class);

	private Methods() {
	}

	/** The method of the protocol that failed because nobody wrote it; empty for a failure of another kind. */
	static Optional<String> leftOut(Throwable failure) {
		StackTraceElement[] frames = failure.getStackTrace();
		if (frames.length == 0) {
			return Optional.empty();
		}
		return SERVICES.stream().filter(service -> service.getName().equals(frames[0].getClassName())).flatMap(service -> List.of(service.getMethods()).stream())
				.filter(method -> method.getName().equals(frames[0].getMethodName()) && method.isAnnotationPresent(JsonRequest.class)).findFirst().map(Methods::name);
	}

	private static String name(Method method) {
		JsonRequest request = method.getAnnotation(JsonRequest.class);
		String name = request.value().isEmpty() ? method.getName() : request.value();
		JsonSegment segment = method.getDeclaringClass().getAnnotation(JsonSegment.class);
		return request.useSegment() && segment != null ? segment.value() + "/" + name : name;
	}
}
