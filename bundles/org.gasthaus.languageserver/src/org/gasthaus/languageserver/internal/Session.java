package org.gasthaus.languageserver.internal;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.gasthaus.languageserver.HostSource;

/** One client and the server for it, from the first message to the last. */
public final class Session {
	private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
	private final DefinitionLanguageServer server;
	private final ExecutorService reader = Executors.newSingleThreadExecutor(Workers.named("gasthaus-protocol"));
	private final Launcher<LanguageClient> launcher;

	/** @param uri the host until the client names one; empty for none */
	public Session(InputStream in, OutputStream out, HostSource hosts, String uri) {
		server = new DefinitionLanguageServer(exitCode, hosts, uri);
		launcher = new LSPLauncher.Builder<LanguageClient>().setLocalService(server).setRemoteInterface(LanguageClient.class).setInput(new HeaderNames(in)).setOutput(out)
				.setExecutorService(reader).validateMessages(true).setExceptionHandler(Session::error).create();
		server.connect(launcher.getRemoteProxy());
	}

	/** Runs until the client leaves; the exit code of the process. */
	public int run() {
		Future<?> listening = launcher.startListening();
		Thread end = new Thread(() -> {
			try {
				listening.get();
			} catch (ExecutionException broken) {
				Workers.log("the stream of the client broke", broken.getCause());
			} catch (InterruptedException | CancellationException over) {
				// the session ended otherwise
			}
			// a client that went away without a word; after shutdown and exit the code is known already
			exitCode.complete(server.isShutDown() ? 0 : 1);
		}, "gasthaus-end");
		end.setDaemon(true);
		end.start();
		int code = exitCode.join();
		server.close();
		listening.cancel(true);
		reader.shutdownNow();
		return code;
	}

	/** A failure as the client is told: without the contents of a text. */
	private static ResponseError error(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null && !(cause instanceof ResponseErrorException)) {
			cause = cause.getCause();
		}
		if (cause instanceof ResponseErrorException known) {
			return known.getResponseError();
		}
		if (cause instanceof UnsupportedOperationException) {
			Optional<String> method = Methods.leftOut(cause);
			if (method.isPresent()) {
				return new ResponseError(ResponseErrorCode.MethodNotFound, Messages.text("unsupported", method.get()), null);
			}
		}
		Workers.log("a request failed", cause);
		return new ResponseError(ResponseErrorCode.InternalError, Messages.text("internal", cause.getClass().getSimpleName()), null);
	}
}
