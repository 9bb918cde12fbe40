package org.gasthaus.definitions.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Operation;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.ui.HostObject;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** Defines what a file says on the selected host: a domain, a network or a storage pool. */
public final class ImportHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		HostObject.selectedHosts(event).findFirst().ifPresent(connection -> {
			FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.MULTI);
			dialog.setText(NLS.bind(Messages.Import_title, connection));
			dialog.setFilterExtensions(new String[] { "*.xml", "*" });
			if (dialog.open() != null) {
				for (String name : dialog.getFileNames()) {
					OperationJob.launch(new Import(connection, Path.of(dialog.getFilterPath(), name)));
				}
			}
		});
		return null;
	}

	/** Defines one file. Nothing is defined unless it is well-formed; what the host has under another UUID and the same name it keeps, and refuses. */
	record Import(Connection connection, Path file) implements Operation<Void> {
		@Override
		public String title() {
			return NLS.bind(Messages.Import_importing, file.getFileName(), connection);
		}

		@Override
		public Object target() {
			return connection;
		}

		@Override
		public Void call(IProgressMonitor monitor) throws HypervisorException {
			String text = text();
			XmlElement root = XmlTree.of(text).root();
			String kind = root == null ? "" : root.name();
			HypervisorSession session = connection.session(monitor);
			switch (kind) {
			case "domain" -> session.defineDomain(text, monitor);
			case "network" -> session.networkOperations().define(text, false);
			case "pool" -> session.poolOperations().define(text, false);
			default -> throw new HypervisorException(Code.INVALID_DEFINITION, NLS.bind(Messages.Import_otherKind, new Object[] { file.getFileName(), connection, kind }));
			}
			return null;
		}

		private String text() throws HypervisorException {
			XmlDecoder.Decoded decoded;
			try {
				decoded = XmlDecoder.decode(Files.readAllBytes(file));
			} catch (IOException e) {
				throw new HypervisorException(Code.INVALID_ARGUMENT, NLS.bind(Messages.Import_cannotRead, file, e.getMessage()), e);
			}
			String text = decoded.text();
			boolean wrong = decoded.findings().stream().anyMatch(one -> one.isError()) || XmlTree.of(text).syntaxFindings().stream().anyMatch(one -> one.isError());
			if (wrong) {
				throw new HypervisorException(Code.INVALID_DEFINITION, NLS.bind(Messages.Import_malformed, file.getFileName(), connection));
			}
			return text;
		}
	}
}
