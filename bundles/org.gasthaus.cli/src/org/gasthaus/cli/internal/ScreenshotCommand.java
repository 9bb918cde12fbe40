package org.gasthaus.cli.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Screenshot;
import org.gasthaus.hypervisor.TransferException;

/** {@code screenshot} */
final class ScreenshotCommand implements HostCommand {
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH:mm:ss", Locale.ROOT);

	@Override
	public Syntax syntax() {
		return new Syntax("screenshot").data("domain").text("file").number("screen");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String file = arguments.optional("file");
		int screen = arguments.has("screen") ? Numbers.count(arguments, "screen") : 0;
		HypervisorSession session = invocation.session();
		String text = arguments.data("domain");
		DomainId id = Lookups.domain(session, text).id();
		Screenshot picture = take(session, id, screen, text);
		if (file == null) {
			file = id.name() + '-' + TIME.format(LocalDateTime.now()) + ending(picture.type());
		}
		write(invocation.directory(), file, picture.bytes());
		if (!invocation.quiet()) {
			invocation.out().append("Screenshot saved to ").append(file).append(", with type of ").append(picture.type());
		}
	}

	private static Screenshot take(HypervisorSession session, DomainId id, int screen, String text) throws CommandFailure, HypervisorException {
		try {
			return session.screens().take(id, screen, null);
		} catch (TransferException e) {
			throw new CommandFailure(switch (e.phase()) {
			case OPEN -> "could not take a screenshot of " + text;
			case DATA -> "could not receive data from domain '" + text + "'";
			case CLOSE -> "cannot close stream on domain '" + text + "'";
			}, e);
		}
	}

	private static String ending(String type) {
		return switch (type) {
		case "image/x-portable-pixmap" -> ".ppm";
		case "image/png" -> ".png";
		default -> "";
		};
	}

	/** Nothing is written before the whole picture is there. A file that it made goes away again if it cannot be written. */
	private static void write(Path directory, String file, byte[] bytes) throws CommandFailure {
		Path path;
		boolean created = true;
		OutputStream out;
		try {
			path = directory.resolve(file);
			try {
				out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
			} catch (FileAlreadyExistsException e) {
				created = false;
				out = Files.newOutputStream(path, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
			}
		} catch (IOException | InvalidPathException e) {
			throw new CommandFailure("cannot create file " + file, Messages.Hint_file);
		}
		try (OutputStream target = out) {
			target.write(bytes);
		} catch (IOException e) {
			if (created) {
				path.toFile().delete();
			}
			throw new CommandFailure("cannot close file " + file,
					new HypervisorException(HypervisorException.Code.FAILED, e.getMessage()));
		}
	}
}
