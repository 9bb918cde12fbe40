package org.gasthaus.cli.internal.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.model.xml.DefinitionComparison.Part;

/**
 * What the user wants compared and how.
 *
 * @param all whether to show what libvirt ignores too
 * @param json whether as JSON
 * @param live whether an object of the host is taken as it runs, not as it is defined
 * @param ignored parts whose values are overlooked
 * @param help whether only the help is wanted
 * @param inputs what is compared
 */
record DiffArguments(boolean all, boolean json, boolean live, Set<Part> ignored, boolean help, List<String> inputs) {
	/** Options and inputs may be mixed; after {@code --} there are inputs only. */
	static DiffArguments read(List<String> arguments) throws UsageException {
		boolean all = false;
		boolean json = false;
		boolean live = false;
		boolean help = false;
		boolean options = true;
		Set<Part> ignored = EnumSet.noneOf(Part.class);
		List<String> inputs = new ArrayList<>();
		for (int i = 0; i < arguments.size(); i++) {
			String argument = arguments.get(i);
			int equals = argument.indexOf('=');
			String option = equals < 0 ? argument : argument.substring(0, equals);
			if (!options || argument.equals("-") || !argument.startsWith("-")) {
				inputs.add(argument);
			} else if (argument.equals("--")) {
				options = false;
			} else if (argument.equals("-h") || argument.equals("--help")) {
				help = true;
			} else if (argument.equals("--all")) {
				all = true;
			} else if (argument.equals("--json")) {
				json = true;
			} else if (argument.equals("--live")) {
				live = true;
			} else if (option.equals("--ignore") || option.equals("--format")) {
				if (equals < 0 && ++i == arguments.size()) {
					throw new UsageException(Messages.text("optionNeedsValue", option));
				}
				String value = equals < 0 ? arguments.get(i) : argument.substring(equals + 1);
				if (option.equals("--ignore")) {
					addParts(value, ignored);
				} else {
					json = isJson(value);
				}
			} else {
				throw new UsageException(Messages.text("unknownOption", argument));
			}
		}
		return new DiffArguments(all, json, live, ignored, help, inputs);
	}

	private static boolean isJson(String format) throws UsageException {
		if (!format.equals("json") && !format.equals("text")) {
			throw new UsageException(Messages.text("unknownFormat", format));
		}
		return format.equals("json");
	}

	private static void addParts(String list, Set<Part> parts) throws UsageException {
		for (String name : list.split(",", -1)) {
			Part part = Arrays.stream(Part.values()).filter(each -> word(each).equals(name)).findFirst().orElse(null);
			if (part == null) {
				throw new UsageException(Messages.text("unknownPart", name, String.join(", ", Arrays.stream(Part.values()).map(DiffArguments::word).toList())));
			}
			parts.add(part);
		}
	}

	private static String word(Part part) {
		return part.name().toLowerCase(Locale.ROOT);
	}
}
