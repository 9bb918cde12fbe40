package org.gasthaus.cli.internal.validate;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.cli.internal.UsageException;

/**
 * What the user wants checked and how.
 *
 * @param format the value of {@code --format}; {@code --json} is short for one
 * @param schemaFolder the value of {@code --schema-dir}, or {@code null}
 * @param together whether the inputs are a set ({@code --set})
 * @param help whether only the help is wanted
 * @param inputs files and folders, or {@code -}
 */
record ValidateArguments(String format, String schemaFolder, boolean together, boolean help, List<String> inputs) {
	/** Options and inputs may be mixed; after {@code --} there are inputs only. */
	static ValidateArguments read(List<String> arguments) throws UsageException {
		String format = "text";
		String schemaFolder = null;
		boolean together = false;
		boolean help = false;
		boolean options = true;
		List<String> inputs = new ArrayList<>();
		for (int i = 0; i < arguments.size(); i++) {
			String argument = arguments.get(i);
			int equals = argument.indexOf('=');
			String option = equals < 0 ? argument : argument.substring(0, equals);
			if (!options || argument.equals("-") || !argument.startsWith("-")) {
				inputs.add(argument);
			} else if (argument.equals("--")) {
				options = false;
			} else if (argument.equals("--set")) {
				together = true;
			} else if (argument.equals("--json")) {
				format = "json";
			} else if (argument.equals("-h") || argument.equals("--help")) {
				help = true;
			} else if (option.equals("--format") || option.equals("--schema-dir")) {
				if (equals < 0 && ++i == arguments.size()) {
					throw new UsageException(Messages.text("optionNeedsValue", option));
				}
				String value = equals < 0 ? arguments.get(i) : argument.substring(equals + 1);
				format = option.equals("--format") ? value : format;
				schemaFolder = option.equals("--schema-dir") ? value : schemaFolder;
			} else {
				throw new UsageException(Messages.text("unknownOption", argument));
			}
		}
		return new ValidateArguments(format, schemaFolder, together, help, inputs);
	}
}
