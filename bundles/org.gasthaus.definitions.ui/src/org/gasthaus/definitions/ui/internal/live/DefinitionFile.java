package org.gasthaus.definitions.ui.internal.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.FileReason;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/**
 * What a file of this machine says that is to be told a host.
 *
 * @param text the whole of it, well-formed
 * @param root its root element, if it has one
 */
record DefinitionFile(String text, Optional<XmlElement> root) {
	/** @throws HypervisorException if it cannot be read or is not well-formed; the host was not asked */
	static DefinitionFile read(Path file, Connection host) throws HypervisorException {
		XmlDecoder.Decoded decoded;
		try {
			decoded = XmlDecoder.decode(Files.readAllBytes(file));
		} catch (IOException e) {
			throw new HypervisorException(Code.INVALID_ARGUMENT, NLS.bind(Messages.DefinitionFile_cannotRead, file, FileReason.ofReading(e)), e);
		}
		XmlTree tree = XmlTree.of(decoded.text());
		if (decoded.findings().stream().anyMatch(one -> one.isError()) || tree.syntaxFindings().stream().anyMatch(one -> one.isError())) {
			throw new HypervisorException(Code.INVALID_DEFINITION, NLS.bind(Messages.DefinitionFile_malformed, file.getFileName(), host));
		}
		return new DefinitionFile(decoded.text(), Optional.ofNullable(tree.root()));
	}

	/** The name of the root element. */
	String kind() {
		return root.map(XmlElement::name).orElse("");
	}
}
