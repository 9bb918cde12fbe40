package org.gasthaus.cli.internal.diff;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.model.xml.DefinitionComparison;
import org.gasthaus.model.xml.DefinitionComparison.Options;
import org.gasthaus.model.xml.DefinitionComparison.Part;
import org.gasthaus.model.xml.Difference;
import org.gasthaus.model.xml.DifferencePrinter;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.XmlElement;

import com.google.gson.stream.JsonWriter;

/**
 * {@code gasthaus diff}: what differs between two definitions as libvirt would compare them; each is a file, the standard input or an
 * object of a host. Exit code 0 means that libvirt would treat them alike, 1 that it would not, 2 that they could not be compared.
 */
public final class DiffCommand implements Command {
	private static final int ALIKE = 0;
	private static final int DIFFERENT = 1;
	private static final int FAILED = 2;

	private final InputStream standardInput;

	/** @param standardInput what {@code -} stands for; it is not closed */
	public DiffCommand(InputStream standardInput) {
		this.standardInput = standardInput;
	}

	@Override
	public String help() {
		return Messages.text("help");
	}

	@Override
	public int usageExitCode() {
		return FAILED;
	}

	/** The usual one would say that the two differ. */
	@Override
	public int failureExitCode() {
		return FAILED;
	}

	@Override
	public int run(List<String> arguments, Invocation invocation) throws UsageException, HypervisorException {
		DiffArguments wanted = DiffArguments.read(arguments);
		if (wanted.help()) {
			invocation.out().append(help());
			return ALIKE;
		}
		if (wanted.inputs().size() != 2) {
			throw new UsageException(Messages.text("notTwo", wanted.inputs().size()));
		}
		if (wanted.inputs().get(0).equals("-") && wanted.inputs().get(1).equals("-")) {
			throw new UsageException(Messages.text("inputTwice"));
		}
		Side one = Side.read(wanted.inputs().get(0), wanted.live(), standardInput, invocation);
		Side other = Side.read(wanted.inputs().get(1), wanted.live(), standardInput, invocation);
		requireSameKind(one, other);
		return compare(one, other, wanted, invocation.out());
	}

	private static void requireSameKind(Side one, Side other) throws UsageException {
		String kind = kind(one);
		if (!kind.equals(kind(other))) {
			throw new UsageException(Messages.text("otherKind", one.name(), other.name(), kind, kind(other)));
		}
	}

	private static String kind(Side side) {
		XmlElement root = side.definition().tree().root();
		return root == null ? "" : root.name();
	}

	private static int compare(Side one, Side other, DiffArguments wanted, PrintStream out) {
		Options options = Options.libvirt().without(wanted.ignored().toArray(new Part[0]));
		List<Difference> differences = DefinitionComparison.compare(one.definition(), other.definition(), options);
		if (!one.passwords() || !other.passwords()) {
			differences = differences.stream().filter(difference -> !Passwords.isPassword(difference)).toList();
		}
		differences = Passwords.hidden(differences);
		if (wanted.json()) {
			json(one, other, differences, options, wanted.all(), out);
		} else {
			out.append(new DifferencePrinter(Locale.getDefault()).print(one.definition(), other.definition(), differences, options, wanted.all()));
		}
		return DefinitionComparison.equivalent(differences, options) ? ALIKE : DIFFERENT;
	}

	private static void json(Side one, Side other, List<Difference> differences, Options options, boolean all, PrintStream out) {
		LineMap before = new LineMap(one.definition().text());
		LineMap after = new LineMap(other.definition().text());
		try {
			JsonWriter json = new JsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
			json.setIndent("  ");
			json.beginObject();
			json.name("first").value(one.name());
			json.name("second").value(other.name());
			json.name("equivalent").value(DefinitionComparison.equivalent(differences, options));
			json.name("differences").beginArray();
			for (Difference difference : differences) {
				if (all || !options.reasons().contains(difference.reason())) {
					json.beginObject();
					json.name("kind").value(word(difference.kind()));
					json.name("reason").value(word(difference.reason()));
					json.name("path").value(difference.path());
					json.name("before").value(difference.before());
					json.name("after").value(difference.after());
					json.name("beforeLine").value(before.position(difference.beforeRegion().offset()).line());
					json.name("afterLine").value(after.position(difference.afterRegion().offset()).line());
					json.endObject();
				}
			}
			json.endArray();
			json.endObject();
			json.flush();
			out.println();
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
