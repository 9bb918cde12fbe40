package org.gasthaus.ui.internal.details;

import java.util.List;
import java.util.function.Supplier;

import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;

/** Lines for the Properties view. A value can be selected and copied there, but not changed. */
final class DetailsSource implements IPropertySource {
	private final Supplier<List<Detail>> details;

	DetailsSource(Supplier<List<Detail>> details) {
		this.details = details;
	}

	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		return details.get().stream().map(DetailsSource::descriptor).toArray(IPropertyDescriptor[]::new);
	}

	private static IPropertyDescriptor descriptor(Detail detail) {
		PropertyDescriptor descriptor = new PropertyDescriptor(detail.id(), detail.label()) {
			@Override
			public CellEditor createPropertyEditor(Composite parent) {
				return new TextCellEditor(parent, SWT.READ_ONLY);
			}
		};
		descriptor.setCategory(detail.group());
		descriptor.setAlwaysIncompatible(true);
		return descriptor;
	}

	@Override
	public Object getPropertyValue(Object id) {
		return details.get().stream().filter(detail -> detail.id().equals(id)).map(Detail::value).findFirst().orElse("");
	}

	@Override
	public Object getEditableValue() {
		return null;
	}

	@Override
	public boolean isPropertySet(Object id) {
		return false;
	}

	@Override
	public void resetPropertyValue(Object id) {
		// nothing can be changed here
	}

	@Override
	public void setPropertyValue(Object id, Object value) {
		// nothing can be changed here
	}
}
