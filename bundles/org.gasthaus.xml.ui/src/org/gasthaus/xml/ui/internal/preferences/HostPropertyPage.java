package org.gasthaus.xml.ui.internal.preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.dialogs.PropertyPage;
import org.gasthaus.xml.ui.BoundHosts;
import org.gasthaus.xml.ui.HostBinding;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.SharedLanguage;

/** Which host a definition, or all in a folder or project, is meant for. */
public final class HostPropertyPage extends PropertyPage {
	private final List<String> uris = new ArrayList<>();
	private Combo choice;

	@Override
	protected Control createContents(Composite parent) {
		noDefaultAndApplyButton();
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
		Label explanation = new Label(page, SWT.WRAP);
		explanation.setText(Messages.HostPropertyPage_explanation);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(420, SWT.DEFAULT).applyTo(explanation);
		new Label(page, SWT.NONE).setText(Messages.HostPropertyPage_host);
		choice = new Combo(page, SWT.READ_ONLY | SWT.DROP_DOWN);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(choice);
		fill();
		return page;
	}

	private void fill() {
		IResource resource = resource();
		Optional<String> inherited = resource == null || resource.getParent() == null ? Optional.empty() : BoundHosts.of(resource.getParent());
		add(null, inherited.map(uri -> NLS.bind(Messages.HostPropertyPage_inherited, uri)).orElse(Messages.HostPropertyPage_none));
		for (HostBinding.Host host : SharedLanguage.get().hosts()) {
			add(host.uri(), host.label().equals(host.uri()) ? host.uri() : host.label() + " (" + host.uri() + ")");
		}
		String own = resource == null ? null : BoundHosts.own(resource).orElse(null);
		if (own != null && !uris.contains(own)) {
			add(own, NLS.bind(Messages.HostPropertyPage_unknown, own));
		}
		choice.select(Math.max(0, uris.indexOf(own)));
	}

	private void add(String uri, String label) {
		uris.add(uri);
		choice.add(label);
	}

	private IResource resource() {
		return Adapters.adapt(getElement(), IResource.class);
	}

	@Override
	public boolean performOk() {
		try {
			BoundHosts.bind(resource(), uris.get(choice.getSelectionIndex()));
			return true;
		} catch (CoreException e) {
			setErrorMessage(e.getMessage());
			return false;
		}
	}
}
