package org.gasthaus.xml.language;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.util.LazyStringInputStream;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import org.eclipse.xtext.validation.Issue;
import org.gasthaus.xml.language.ide.DefinitionXmlIdeSetup;

import com.google.inject.Injector;

/**
 * The way in: resources of libvirt definitions and what is wrong with them, the same in a plain JVM, in Equinox and in the workbench. The
 * first call of {@link #instance()} also makes EMF and Xtext know the language, by the root element of a document.
 *
 * <p>May be used from any thread. A resource belongs to one thread at a time: the methods here that read or change one take its lock, so they
 * may be called from any; {@link #validate} takes none while it works, and an editor may go on typing.
 */
public final class DefinitionLanguage {
	/** The content type of libvirt definitions, for EMF and for Eclipse. */
	public static final String CONTENT_TYPE = "org.gasthaus.xml.definition";

	private final Injector injector;
	private final IResourceValidator validator;
	private final IResourceDescription.Manager descriptions;

	private static final class Holder {
		static final DefinitionLanguage INSTANCE = new DefinitionLanguage(
				new DefinitionXmlIdeSetup().createInjectorAndDoEMFRegistration());
	}

	private DefinitionLanguage(Injector injector) {
		this.injector = injector;
		this.validator = injector.getInstance(IResourceValidator.class);
		this.descriptions = injector.getInstance(IResourceDescription.Manager.class);
	}

	/** The language, the same for all. */
	public static DefinitionLanguage instance() {
		return Holder.INSTANCE;
	}

	/**
	 * A resource with a text.
	 *
	 * @param uri where the text lies or will lie; it is not looked at
	 */
	public DefinitionResource resource(URI uri, String text) {
		return loaded(uri, new LazyStringInputStream(text));
	}

	/**
	 * A resource of the bytes of a file. What cannot be decoded is a finding.
	 *
	 * @param uri where the bytes were found; it is not looked at
	 */
	public DefinitionResource resource(URI uri, byte[] bytes) {
		return loaded(uri, new ByteArrayInputStream(bytes));
	}

	/**
	 * Changes the text of a resource.
	 *
	 * @param offset where the replaced region starts, in UTF-16 units from 0
	 * @param length how long it is
	 * @throws IndexOutOfBoundsException if the region is not in the text
	 */
	public void update(DefinitionResource resource, int offset, int length, String text) {
		synchronized (resource) {
			java.util.Objects.checkFromIndexSize(offset, length, resource.text().length());
			resource.update(offset, length, text);
		}
	}

	/** Replaces the whole text of a resource. */
	public void replace(DefinitionResource resource, String text) {
		synchronized (resource) {
			resource.update(0, resource.text().length(), text);
		}
	}

	/**
	 * What is wrong with the text that a resource has now, in its order. Takes milliseconds; the first time for a schema some hundred of them, so
	 * never call this in the UI thread.
	 *
	 * @param cancel asked before and after the work
	 * @throws org.eclipse.xtext.service.OperationCanceledError if cancelled
	 */
	public List<Issue> validate(DefinitionResource resource, CancelIndicator cancel) {
		return validator.validate(resource, CheckMode.ALL, cancel);
	}

	/** What the index of Xtext is to know of a resource: the name that it defines and those that it uses. */
	public IResourceDescription describe(DefinitionResource resource) {
		synchronized (resource) {
			IResourceDescription description = descriptions.getResourceDescription(resource);
			// computed now, because nobody holds the lock later
			description.getExportedObjects().iterator();
			return description;
		}
	}

	/** Says how the schemas, rules and host for a URI are found; see {@link ValidationContexts#use}. */
	public void useContexts(Function<? super URI, ValidationContext> contexts) {
		injector.getInstance(ValidationContexts.class).use(contexts);
	}

	/** A service of Xtext for this language. */
	public <T> T service(Class<T> type) {
		return injector.getInstance(type);
	}

	private DefinitionResource loaded(URI uri, InputStream in) {
		DefinitionResource resource = injector.getInstance(DefinitionResource.class);
		resource.setURI(uri);
		try {
			resource.load(in, null);
		} catch (IOException impossible) {
			throw new IllegalStateException("Cannot read from memory", impossible);
		}
		return resource;
	}
}
