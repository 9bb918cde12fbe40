package org.gasthaus.xml.language;

import java.util.Objects;
import java.util.function.Function;

import org.eclipse.emf.common.util.URI;

import com.google.inject.Singleton;

/**
 * Knows what each resource is checked against: its own context if it has one, else what the application says for its URI (a preference, the
 * host to which a file is bound), else the standard one. May be used from any thread.
 */
@Singleton
public final class ValidationContexts {
	private volatile Function<? super URI, ValidationContext> provider = uri -> null;

	/**
	 * Says how the context of a URI is found. The function is called in every validation and from any thread: it must not wait for a host. Where
	 * it returns {@code null}, the standard context is used. Validate again what is open after its answers have changed.
	 */
	public void use(Function<? super URI, ValidationContext> contexts) {
		provider = Objects.requireNonNull(contexts);
	}

	/** What a resource is checked against. */
	public ValidationContext of(DefinitionResource resource) {
		ValidationContext own = resource.validationContext();
		ValidationContext found = own != null ? own : provider.apply(resource.getURI());
		return found != null ? found : ValidationContext.standard();
	}
}
