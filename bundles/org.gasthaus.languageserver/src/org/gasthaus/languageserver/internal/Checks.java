package org.gasthaus.languageserver.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.schema.DocumentKind;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Severity;

import com.google.gson.JsonObject;

/** Checks open texts a moment after they changed, in a thread of its own, and tells the client. A newer version makes an older check void. */
final class Checks implements AutoCloseable {
	/** How long a text rests before it is checked: shorter than a person notices, longer than a key repeats. */
	static final long DELAY_MILLIS = 20;
	/** How many findings of a text a client is told: nobody reads more, and some clients stumble over many. */
	static final int MAX_SHOWN = 1_000;

	private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(Workers.named("gasthaus-check"));
	private final Map<String, ScheduledFuture<?>> pending = new ConcurrentHashMap<>();
	private final Function<String, OpenText> texts;
	private final Index index;
	private volatile LanguageClient client;
	private volatile LanguageContext context;
	private DefinitionCheck check;
	private LanguageContext checked;

	/** @param texts the newest version of a text; {@code null} when it is not open */
	Checks(Function<String, OpenText> texts, Index index) {
		this.texts = texts;
		this.index = index;
	}

	void start(LanguageClient newClient, LanguageContext newContext) {
		client = newClient;
		context = newContext;
	}

	/** Checks the newest version of a text soon. */
	void request(String uri) {
		ScheduledFuture<?> before = pending.put(uri, worker.schedule(() -> guarded(uri), DELAY_MILLIS, TimeUnit.MILLISECONDS));
		if (before != null) {
			before.cancel(false);
		}
	}

	/** Takes the marks of a text away. */
	void forget(String uri) {
		ScheduledFuture<?> before = pending.remove(uri);
		if (before != null) {
			before.cancel(false);
		}
		worker.execute(() -> {
			if (texts.apply(uri) == null) {
				client.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
			}
		});
	}

	private void guarded(String uri) {
		try {
			run(uri);
		} catch (RuntimeException | StackOverflowError broken) {
			Workers.log("a check failed", broken);
		}
	}

	private void run(String uri) {
		OpenText text = texts.apply(uri);
		if (text == null) {
			return;
		}
		Positions positions = new Positions(text.text());
		List<Diagnostic> diagnostics = new ArrayList<>();
		if (text.isTooLarge()) {
			diagnostics.add(warning(positions, "syntax.too-large", Messages.text("too.large", OpenText.MAX_LENGTH)));
		} else {
			DefinitionText definition = text.anotherDefinition(context);
			if (text.isChecked(definition)) {
				index.opened(text.address(), definition.tree());
				try {
					List<Finding> findings = check().check(definition.tree());
					text.found(findings);
					findings.stream().limit(MAX_SHOWN).forEach(finding -> diagnostics.add(diagnostic(positions, finding, definition.kind())));
					if (findings.size() > MAX_SHOWN) {
						diagnostics.add(more(positions, findings.size() - MAX_SHOWN));
					}
				} catch (SchemaException unusable) {
					diagnostics.add(warning(positions, "schema.unusable", Messages.text("schema", unusable.getMessage())));
				}
			}
		}
		// whoever typed meanwhile gets the answer to the newer text
		if (texts.apply(uri) == text) {
			client.publishDiagnostics(new PublishDiagnosticsParams(uri, diagnostics, text.version()));
		}
	}

	private DefinitionCheck check() {
		LanguageContext now = context;
		if (check == null || checked != now) {
			checked = now;
			check = check(now);
		}
		return check;
	}

	/** A check for the host of a context. To be used by one thread. */
	static DefinitionCheck check(LanguageContext context) {
		return new DefinitionCheck(context.schemas(), RuleSet.standard(), context.host().facts());
	}

	private static Diagnostic more(Positions positions, int count) {
		return new Diagnostic(positions.range(0, 0), Messages.text("more", count), DiagnosticSeverity.Information, "gasthaus", "check.more-findings");
	}

	private static Diagnostic warning(Positions positions, String code, String message) {
		return new Diagnostic(positions.range(0, 0), message, DiagnosticSeverity.Warning, "gasthaus", code);
	}

	/** A finding as the client is told. */
	static Diagnostic diagnostic(Positions positions, Finding finding, DocumentKind kind) {
		Diagnostic diagnostic = new Diagnostic(positions.range(finding.offset(), finding.length()), finding.message(), severity(finding.severity()), "gasthaus",
				finding.code());
		if (kind != null && !finding.code().startsWith("syntax.")) {
			diagnostic.setCodeDescription(new DiagnosticCodeDescription(page(kind)));
		}
		JsonObject data = new JsonObject();
		data.addProperty("code", finding.code());
		data.addProperty("fixes", finding.fixes().size());
		diagnostic.setData(data);
		return diagnostic;
	}

	private static DiagnosticSeverity severity(Severity severity) {
		return switch (severity) {
		case ERROR -> DiagnosticSeverity.Error;
		case WARNING -> DiagnosticSeverity.Warning;
		default -> DiagnosticSeverity.Information;
		};
	}

	/** libvirt's page on a kind of definition. */
	private static String page(DocumentKind kind) {
		String name = switch (kind) {
		case NETWORK, NETWORK_PORT -> "formatnetwork";
		case STORAGE_POOL, STORAGE_VOLUME -> "formatstorage";
		case DOMAIN_SNAPSHOT -> "formatsnapshot";
		case DOMAIN_CHECKPOINT -> "formatcheckpoint";
		case DOMAIN_BACKUP -> "formatbackup";
		case CAPABILITIES -> "formatcaps";
		case DOMAIN_CAPABILITIES -> "formatdomaincaps";
		case STORAGE_POOL_CAPABILITIES -> "formatstoragecaps";
		case NODE_DEVICE -> "formatnode";
		case NETWORK_FILTER, NETWORK_FILTER_BINDING -> "formatnwfilter";
		case SECRET -> "formatsecret";
		default -> "formatdomain";
		};
		return "https://libvirt.org/" + name + ".html";
	}

	@Override
	public void close() {
		worker.shutdownNow();
	}
}
