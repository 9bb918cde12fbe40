package org.gasthaus.ui.internal.details;

import java.util.List;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.eclipse.ui.views.properties.IPropertySource;

/** Gives the views of hosts their page in the Properties view, and what they show properties wherever it is selected: there only what is known. */
public final class DetailsAdapters implements IAdapterFactory {
	@Override
	public <T> T getAdapter(Object object, Class<T> type) {
		if (type == IPropertySheetPage.class && object instanceof IWorkbenchPart) {
			return type.cast(new DetailsPage());
		}
		return type == IPropertySource.class && Details.connection(object) != null ? type.cast(new DetailsSource(() -> known(object))) : null;
	}

	/** Nobody reads what is not known. */
	private static List<Detail> known(Object object) {
		return Details.of(object).stream().filter(detail -> !detail.id().equals(Details.READING)).toList();
	}

	@Override
	public Class<?>[] getAdapterList() {
		return new Class<?>[] { IPropertySheetPage.class, IPropertySource.class };
	}
}
