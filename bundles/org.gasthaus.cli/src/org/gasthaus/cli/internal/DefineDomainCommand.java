package org.gasthaus.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;

/** {@code define} */
final class DefineDomainCommand implements HostCommand {
	/** virsh's limit too. */
	private static final int MAX_BYTES = 10 << 20;
	private static final Pattern ENCODING = Pattern.compile("\\A(<\\?xml[^>]*?)\\s+encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
	private static final int DECLARATION_LENGTH = 200;

	@Override
	public Syntax syntax() {
		return new Syntax("define").data("file").flags("validate");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String file = arguments.data("file");
		HypervisorSession session = invocation.session();
		String xml = read(invocation.directory(), file);
		try {
			DomainId defined = session.defineDomain(xml, arguments.has("validate"), null);
			if (!invocation.quiet()) {
				invocation.out().append("Domain '").append(defined.name()).append("' defined from ").append(file).append('\n');
			}
		} catch (HypervisorException e) {
			String message = "Failed to define domain from " + file;
			throw new CommandFailure(message, e.code() == Code.INVALID_DEFINITION ? withHint(e, NLS.bind(Messages.Hint_validate, file)) : e);
		}
	}

	static HypervisorException withHint(HypervisorException e, String hint) {
		return new HypervisorException(e.code(), e.getMessage(), e.reason(), hint, e.nativeCode(), e.nativeDomain(), e);
	}

	/** A definition in a file, in virsh's words if it cannot be read. */
	static String read(Path directory, String file) throws CommandFailure {
		try {
			Path path = directory.resolve(file);
			if (Files.isDirectory(path)) {
				throw new CommandFailure("Failed to read file '" + file + "': Is a directory", Messages.Hint_file);
			}
			byte[] bytes;
			try (InputStream in = Files.newInputStream(path)) {
				// a device has no size that could be asked for
				bytes = in.readNBytes(MAX_BYTES + 1);
			}
			if (bytes.length > MAX_BYTES) {
				throw new CommandFailure("Failed to read file '" + file + "': Value too large for defined data type", Messages.Hint_fileSize);
			}
			return decode(bytes);
		} catch (NoSuchFileException | InvalidPathException e) {
			throw new CommandFailure("Failed to open file '" + file + "': No such file or directory", Messages.Hint_file);
		} catch (AccessDeniedException e) {
			throw new CommandFailure("Failed to open file '" + file + "': Permission denied", Messages.Hint_fileRights);
		} catch (IOException e) {
			throw new CommandFailure("Failed to read file '" + file + "': " + e.getMessage(), Messages.Hint_file);
		}
	}

	/** libvirt gets UTF-8; a declaration that says otherwise must go, or libvirt would read it by that. */
	private static String decode(byte[] bytes) {
		String start = new String(bytes, 0, Math.min(bytes.length, DECLARATION_LENGTH), StandardCharsets.ISO_8859_1);
		Matcher declared = ENCODING.matcher(start);
		if (declared.find() && !declared.group(2).equalsIgnoreCase("UTF-8")) {
			try {
				String text = new String(bytes, Charset.forName(declared.group(2)));
				return ENCODING.matcher(text).replaceFirst("$1");
			} catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
				return new String(bytes, StandardCharsets.UTF_8);
			}
		}
		return new String(bytes, StandardCharsets.UTF_8);
	}
}
