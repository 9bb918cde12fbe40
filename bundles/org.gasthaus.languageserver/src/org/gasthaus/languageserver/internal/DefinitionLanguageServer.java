package org.gasthaus.languageserver.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.gasthaus.languageserver.HostSource;

/** The language services over the protocol: start, end, and what the server can do. */
final class DefinitionLanguageServer implements LanguageServer {
	private final CompletableFuture<Integer> exitCode;
	private final Workspace workspace;
	private final Texts texts;
	private LanguageClient client;
	private boolean watches;
	private volatile boolean shutDown;

	DefinitionLanguageServer(CompletableFuture<Integer> exitCode, HostSource hosts, String uri) {
		this.exitCode = exitCode;
		workspace = new Workspace(hosts, uri);
		texts = new Texts(workspace);
	}

	void connect(LanguageClient newClient) {
		client = newClient;
		workspace.connect(newClient);
	}

	boolean isShutDown() {
		return shutDown;
	}

	@Override
	public CompletableFuture<InitializeResult> initialize(InitializeParams parameters) {
		if (workspace.isInitialized()) {
			throw new ResponseErrorException(new ResponseError(ResponseErrorCode.InvalidRequest, Messages.text("twice"), null));
		}
		if (parameters.getLocale() != null) {
			Locale wanted = Locale.forLanguageTag(parameters.getLocale().replace('_', '-'));
			Locale.setDefault(wanted.getLanguage().isEmpty() ? Locale.getDefault() : wanted);
		}
		ClientCapabilities capabilities = parameters.getCapabilities() == null ? new ClientCapabilities() : parameters.getCapabilities();
		workspace.initialize(new ClientTraits(capabilities), Settings.of(parameters.getInitializationOptions()));
		watches = capabilities.getWorkspace() != null && capabilities.getWorkspace().getDidChangeWatchedFiles() != null
				&& Boolean.TRUE.equals(capabilities.getWorkspace().getDidChangeWatchedFiles().getDynamicRegistration());
		folders(parameters).forEach(workspace::addFolder);
		watchParent(parameters.getProcessId());
		return CompletableFuture.completedFuture(new InitializeResult(capabilities(), new ServerInfo("gasthaus")));
	}

	@SuppressWarnings("deprecation")
	private static List<String> folders(InitializeParams parameters) {
		List<String> found = new ArrayList<>();
		if (parameters.getWorkspaceFolders() != null) {
			parameters.getWorkspaceFolders().stream().map(WorkspaceFolder::getUri).forEach(found::add);
		} else if (parameters.getRootUri() != null) {
			found.add(parameters.getRootUri());
		}
		return found;
	}

	/** A client that dies takes its server along, even if somebody holds the stream open. */
	private void watchParent(Integer processId) {
		if (processId == null) {
			return;
		}
		ProcessHandle.of(processId).ifPresentOrElse(parent -> parent.onExit().thenRun(() -> exitCode.complete(1)), () -> exitCode.complete(1));
	}

	private ServerCapabilities capabilities() {
		ServerCapabilities can = new ServerCapabilities();
		TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
		sync.setOpenClose(true);
		sync.setChange(TextDocumentSyncKind.Incremental);
		sync.setSave(new SaveOptions(false));
		can.setTextDocumentSync(sync);
		can.setPositionEncoding("utf-16");
		can.setCompletionProvider(new CompletionOptions(true, List.of("<", "!", "?", "/", " ", "'", "\"", "=", ":", "&")));
		can.setHoverProvider(true);
		CodeActionOptions actions = new CodeActionOptions(
				List.of(CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, CodeActionKind.SourceFixAll));
		actions.setResolveProvider(true);
		can.setCodeActionProvider(actions);
		can.setDocumentSymbolProvider(true);
		can.setWorkspaceSymbolProvider(true);
		can.setFoldingRangeProvider(true);
		can.setDocumentFormattingProvider(true);
		can.setDocumentRangeFormattingProvider(true);
		can.setDocumentOnTypeFormattingProvider(new DocumentOnTypeFormattingOptions("\n", List.of("/")));
		can.setRenameProvider(new RenameOptions(true));
		can.setLinkedEditingRangeProvider(true);
		can.setReferencesProvider(true);
		can.setDefinitionProvider(true);
		can.setDocumentLinkProvider(new DocumentLinkOptions(false));
		can.setDocumentHighlightProvider(true);
		can.setCodeLensProvider(new CodeLensOptions(false));
		can.setInlayHintProvider(true);
		can.setSelectionRangeProvider(true);
		can.setSemanticTokensProvider(new SemanticTokensWithRegistrationOptions(new SemanticTokensLegend(TokenData.TYPES, List.of()), true, false));
		WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
		folders.setSupported(true);
		folders.setChangeNotifications(Either.forRight(true));
		can.setWorkspace(new WorkspaceServerCapabilities(folders));
		return can;
	}

	@Override
	public void initialized(InitializedParams parameters) {
		if (watches) {
			var options = new DidChangeWatchedFilesRegistrationOptions(List.of(new FileSystemWatcher(Either.forLeft("**/*.xml"))));
			client.registerCapability(
					new RegistrationParams(List.of(new Registration("gasthaus.watch", "workspace/didChangeWatchedFiles", options)))).exceptionally(refused -> null);
		}
	}

	@Override
	public CompletableFuture<Object> shutdown() {
		workspace.demandInitialized();
		shutDown = true;
		workspace.shutDown();
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void exit() {
		exitCode.complete(shutDown ? 0 : 1);
	}

	@Override
	public void setTrace(SetTraceParams parameters) {
		// there is no trace
	}

	@Override
	public void cancelProgress(WorkDoneProgressCancelParams parameters) {
		// there is no progress
	}

	@Override
	public TextDocumentService getTextDocumentService() {
		return texts;
	}

	@Override
	public WorkspaceService getWorkspaceService() {
		return workspace;
	}

	void close() {
		workspace.close();
	}
}
