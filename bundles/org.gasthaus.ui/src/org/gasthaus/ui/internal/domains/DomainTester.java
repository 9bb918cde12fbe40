package org.gasthaus.ui.internal.domains;

import java.util.List;

import org.eclipse.core.expressions.PropertyTester;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainInfo;

/** What can be done to a domain or a connection, from the state that we hold; asks no hypervisor. */
public final class DomainTester extends PropertyTester {
	/** The properties, as the workbench's evaluation service knows them. */
	public static final List<String> PROPERTIES = List.of("org.gasthaus.ui.domainState", "org.gasthaus.ui.connection", "org.gasthaus.ui.writable");

	@Override
	public boolean test(Object receiver, String property, Object[] args, Object expected) {
		switch (property) {
		case "domainState":
			return receiver instanceof DomainHandle domain && domain.connection().status() == Connection.Status.OPEN
					&& domain.info().filter(info -> isOneOf(info, args)).isPresent();
		case "writable":
			return connectionOf(receiver).access() == Access.READ_WRITE;
		case "connection":
			return List.of(args).contains(connectionOf(receiver).status().name());
		default:
			return false;
		}
	}

	private static boolean isOneOf(DomainInfo info, Object[] args) {
		return List.of(args).contains(info.state().name());
	}

	private static Connection connectionOf(Object receiver) {
		return receiver instanceof DomainHandle domain ? domain.connection() : (Connection) receiver;
	}
}
