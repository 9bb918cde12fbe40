package org.gasthaus.languageserver.internal;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.gasthaus.languageserver.HostSource;
import org.gasthaus.xml.ide.HostKnowledge;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.ide.WorkspaceIndex.NameUse;
import org.gasthaus.xml.ide.completion.Completion;
import org.gasthaus.xml.ide.completion.LocalFolders;
import org.gasthaus.xml.ide.completion.PathLister;
import org.gasthaus.xml.schema.DocumentKind;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;

/**
 * What all texts of a session share: the open ones, settings, schemas, the index, and the threads that answer requests while the protocol
 * goes on, one for each lane.
 */
final class Workspace implements WorkspaceService {
	private static final int MAX_SYMBOLS = 1000;

	private final Map<String, OpenText> open = new ConcurrentHashMap<>();
	private final HostSource hosts;
	private final String usualHost;
	private final ExecutorService asking = Executors.newSingleThreadExecutor(Workers.named("gasthaus-host"));
	private final Map<Lane, ExecutorService> answers = new EnumMap<>(Lane.class);
	private final Index index = new Index();
	private final Checks checks = new Checks(open::get, index);
	private LanguageClient client;
	private volatile ClientTraits traits = ClientTraits.NONE;
	private volatile Settings settings = Settings.DEFAULT;
	private volatile LanguageContext context;
	/** As the client wants it; of the versions in it, the one that fits the host is used. */
	private volatile SchemaSource chosen = SchemaSource.standard();
	private volatile boolean shutDown;
	/** The host that was asked for last; what another one answers late counts no more. */
	private volatile String askedHost = "";

	/** @param usualHost the host until the client names one; empty for none */
	Workspace(HostSource hosts, String usualHost) {
		this.hosts = hosts;
		this.usualHost = usualHost;
		for (Lane lane : Lane.values()) {
			answers.put(lane, Executors.newSingleThreadExecutor(Workers.named("gasthaus-answers-" + lane.name().toLowerCase(Locale.ROOT))));
		}
	}

	void connect(LanguageClient newClient) {
		client = newClient;
	}

	void initialize(ClientTraits newTraits, Settings newSettings) {
		traits = newTraits;
		configure(newSettings);
	}

	private void configure(Settings wanted) {
		settings = wanted;
		SchemaSource source = SchemaSource.standard();
		if (wanted.schemaFolder() != null) {
			try {
				source = SchemaSource.folder(wanted.schemaFolder());
			} catch (SchemaException unusable) {
				client.showMessage(new MessageParams(MessageType.Warning, unusable.getMessage()));
			}
		}
		HostKnowledge known = context == null ? HostKnowledge.NONE : context.host();
		chosen = source;
		if (context == null || !context.schemas().source().equals(source.forVersion(known.libvirt()))) {
			Schemas schemas = new Schemas(source.forVersion(known.libvirt()));
			context = new LanguageContext(null, schemas, known, index.names());
			checks.start(client, context);
			// the first text is not to wait for the schema
			answers.get(Lane.CURSOR).execute(() -> prepare(schemas));
		}
		String uri = wanted.host().isEmpty() ? usualHost : wanted.host();
		if (!uri.equals(askedHost)) {
			askedHost = uri;
			asking.execute(() -> know(uri));
		}
		open.keySet().forEach(checks::request);
	}

	/** Reads a host in the background; until then, and if it cannot be read, nothing is known of it. */
	private void know(String uri) {
		HostKnowledge known = HostKnowledge.NONE;
		if (!uri.isEmpty()) {
			try {
				known = hosts.read(uri);
			} catch (IOException e) {
				client.showMessage(new MessageParams(MessageType.Warning, e.getMessage()));
			} catch (RuntimeException broken) {
				if (shutDown) {
					return; // the client has left while the host was asked, and the process ends
				}
				Workers.log("a host could not be read", broken);
			}
		}
		if (uri.equals(askedHost)) {
			SchemaSource fitting = chosen.forVersion(known.libvirt());
			context = new LanguageContext(null, fitting.equals(context.schemas().source()) ? context.schemas() : new Schemas(fitting), known, index.names());
			checks.start(client, context);
			open.keySet().forEach(checks::request);
		}
	}

	private static void prepare(Schemas schemas) {
		try {
			schemas.prepare(DocumentKind.DOMAIN);
			Completion.warmUp(LanguageContext.of(schemas));
		} catch (SchemaException unusable) {
			// the check of a text says so
		}
	}

	boolean isInitialized() {
		return context != null;
	}

	void demandInitialized() {
		if (!isInitialized()) {
			throw new ResponseErrorException(new ResponseError(ResponseErrorCode.ServerNotInitialized, Messages.text("not.initialized"), null));
		}
		if (shutDown) {
			throw new ResponseErrorException(new ResponseError(ResponseErrorCode.InvalidRequest, Messages.text("shut.down"), null));
		}
	}

	void shutDown() {
		shutDown = true;
	}

	void addFolder(String uri) {
		Addresses.file(Addresses.canonical(uri)).ifPresent(index::folder);
	}

	ClientTraits traits() {
		return traits;
	}

	Settings settings() {
		return settings;
	}

	LanguageContext context() {
		return context;
	}

	/** The folders of this machine; of another one, for which the texts are meant, nobody knows any. */
	PathLister folders() {
		return Addresses.isThisMachine(askedHost) ? LocalFolders::list : folder -> List.of();
	}

	Index index() {
		return index;
	}

	Checks checks() {
		return checks;
	}

	/** Notifications that come too early or too late are no reason for anything. */
	boolean isServing() {
		return isInitialized() && !shutDown;
	}

	void put(OpenText text) {
		open.put(text.uri(), text);
		checks.request(text.uri());
	}

	OpenText get(String uri) {
		return open.get(uri);
	}

	void remove(String uri) {
		OpenText gone = open.remove(uri);
		if (gone != null) {
			index.closed(gone.address());
			checks.forget(uri);
		}
	}

	/** The open text at an address, however the client writes it. */
	OpenText at(URI address) {
		return open.values().stream().filter(text -> text.address().equals(address)).findFirst().orElse(null);
	}

	/**
	 * Answers a request about an open text in the thread of a lane, from the version that is the newest now.
	 *
	 * @param nothing the answer for a text that is none of libvirt's
	 */
	<T> CompletableFuture<T> answer(Lane lane, String uri, T nothing, Function<Question, T> service) {
		demandInitialized();
		OpenText text = open.get(uri);
		if (text == null) {
			throw new ResponseErrorException(new ResponseError(ResponseErrorCode.InvalidParams, Messages.text("unknown", uri), null));
		}
		return later(lane, cancel -> text.isOurs(lane, context) ? service.apply(new Question(text, text.definition(lane, context), cancel)) : nothing);
	}

	<T> CompletableFuture<T> later(Lane lane, Function<CancelChecker, T> work) {
		demandInitialized();
		return CompletableFutures.computeAsync(answers.get(lane), cancel -> {
			cancel.checkCanceled();
			return work.apply(cancel);
		});
	}

	@Override
	public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(WorkspaceSymbolParams parameters) {
		String wanted = parameters.getQuery() == null ? "" : parameters.getQuery().toLowerCase(Locale.ROOT);
		return later(Lane.WHOLE_TEXT, cancel -> {
			List<WorkspaceSymbol> found = new ArrayList<>();
			index.names().files().forEach((file, uses) -> {
				for (NameUse use : uses) {
					if (use.declaration() && found.size() < MAX_SYMBOLS && use.name().toLowerCase(Locale.ROOT).contains(wanted)) {
						new Places(this).location(file, use.offset(), use.length()).ifPresent(
								place -> found.add(new WorkspaceSymbol(use.name(), SymbolKind.Class, Either.forLeft(place), use.kind().name().toLowerCase(Locale.ROOT))));
					}
				}
			});
			return Either.forRight(found);
		});
	}

	@Override
	public void didChangeConfiguration(DidChangeConfigurationParams parameters) {
		if (isServing()) {
			configure(Settings.of(parameters.getSettings()));
		}
	}

	@Override
	public void didChangeWatchedFiles(DidChangeWatchedFilesParams parameters) {
		if (isServing()) {
			parameters.getChanges().forEach(change -> index.file(Addresses.canonical(change.getUri())));
		}
	}

	@Override
	public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams parameters) {
		if (isServing()) {
			parameters.getEvent().getRemoved().stream().map(WorkspaceFolder::getUri).map(Addresses::canonical)
					.forEach(folder -> Addresses.file(folder).ifPresent(index::forget));
			parameters.getEvent().getAdded().stream().map(WorkspaceFolder::getUri).forEach(this::addFolder);
		}
	}

	void close() {
		index.close();
		checks.close();
		answers.values().forEach(ExecutorService::shutdownNow);
		asking.shutdownNow();
	}
}
