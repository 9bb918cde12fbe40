package org.gasthaus.cli.internal;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.TransferException;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.VolumeRange;

/** {@code vol-upload}, {@code vol-download} */
final class VolumeContent implements HostCommand {
	private final String command;

	VolumeContent(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		return new Syntax(command).data("vol").data("file").text("pool").number("offset").number("length").flags("sparse");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		VolumeRange range = new VolumeRange(arguments.has("offset") ? Numbers.unsigned(arguments, "offset") : 0,
				arguments.has("length") ? Numbers.unsigned(arguments, "length") : 0, arguments.has("sparse"));
		VolumeInfo volume = Lookups.volume(session, arguments, "pool");
		String file = arguments.data("file");
		if (command.equals("vol-upload")) {
			upload(session, volume, range, invocation.directory(), file, arguments.text("vol"));
		} else {
			download(session, volume, range, invocation.directory(), file, arguments.text("vol"));
		}
	}

	private void upload(HypervisorSession session, VolumeInfo volume, VolumeRange range, Path directory, String file, String name)
			throws CommandFailure, HypervisorException {
		try (ReadableByteChannel source = source(directory, file); InterruptMonitor interrupt = new InterruptMonitor()) {
			session.volumes().upload(volume, range, source, interrupt);
		} catch (OperationCanceledException e) {
			throw new CommandFailure(NLS.bind(Messages.Transfer_interrupted, command, name), Messages.Hint_uploadInterrupted);
		} catch (TransferException e) {
			throw new CommandFailure(switch (e.phase()) {
			case OPEN -> "cannot upload to volume ";
			case DATA -> "cannot send data to volume ";
			case CLOSE -> "cannot close volume ";
			} + name, withRest(e, Messages.Hint_uploadRest));
		} catch (IOException e) {
			throw new CommandFailure("cannot send data to volume " + name, new HypervisorException(HypervisorException.Code.FAILED, reason(file, e)));
		}
	}

	/** What a transfer that broke off leaves behind, as the next step. */
	private static HypervisorException withRest(TransferException e, String sentence) {
		return e.phase() == TransferException.Phase.OPEN ? e
				: new HypervisorException(e.code(), e.getMessage(), e.reason(), NLS.bind(sentence, e.bytes()), e.nativeCode(), e.nativeDomain(), e);
	}

	private static String reason(String file, IOException e) {
		return file + ": " + e.getMessage();
	}

	/** A pipe is read as it comes: it has no place that could be asked for. */
	private static ReadableByteChannel source(Path directory, String file) throws CommandFailure {
		try {
			Path path = directory.resolve(file);
			return Files.isRegularFile(path) ? FileChannel.open(path, StandardOpenOption.READ) : Channels.newChannel(Files.newInputStream(path));
		} catch (IOException | InvalidPathException e) {
			throw new CommandFailure("cannot read " + file, Messages.Hint_file);
		}
	}

	private void download(HypervisorSession session, VolumeInfo volume, VolumeRange range, Path directory, String file, String name)
			throws CommandFailure, HypervisorException {
		boolean created = false;
		boolean done = false;
		Path path = null;
		try {
			path = directory.resolve(file);
			created = create(path, file);
			try (WritableByteChannel target = target(path, file); InterruptMonitor interrupt = new InterruptMonitor()) {
				session.volumes().download(volume, range, target, interrupt);
			}
			done = true;
		} catch (OperationCanceledException e) {
			throw new CommandFailure(NLS.bind(Messages.Transfer_interrupted, command, name), rest(path, created));
		} catch (TransferException e) {
			throw new CommandFailure(switch (e.phase()) {
			case OPEN -> "cannot download from volume ";
			case DATA -> "cannot receive data from volume ";
			case CLOSE -> "cannot close volume ";
			} + name, withRest(e, created ? Messages.Hint_downloadRemoved : Messages.Hint_downloadRest));
		} catch (IOException e) {
			throw new CommandFailure("cannot receive data from volume " + name,
					new HypervisorException(HypervisorException.Code.FAILED, reason(file, e), reason(file, e), rest(path, created), 0, 0, e));
		} catch (InvalidPathException e) {
			throw new CommandFailure("cannot create " + file, Messages.Hint_file);
		} finally {
			if (created && !done) {
				path.toFile().delete(); // half an image is worse than none
			}
		}
	}

	/** What a download that broke off here leaves behind. */
	private static String rest(Path path, boolean created) {
		return NLS.bind(created ? Messages.Hint_downloadRemoved : Messages.Hint_downloadRest, path.toFile().length());
	}

	/** @return whether there was no such file; one that is there is emptied */
	private static boolean create(Path path, String file) throws CommandFailure {
		try {
			Files.createFile(path);
			return true;
		} catch (FileAlreadyExistsException e) {
			return false;
		} catch (IOException e) {
			throw new CommandFailure("cannot create " + file, Messages.Hint_file);
		}
	}

	private static WritableByteChannel target(Path path, String file) throws CommandFailure {
		try {
			return Files.isRegularFile(path) ? FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
					: Channels.newChannel(Files.newOutputStream(path, StandardOpenOption.WRITE));
		} catch (IOException e) {
			throw new CommandFailure("cannot create " + file, Messages.Hint_file);
		}
	}
}
