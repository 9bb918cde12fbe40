package org.gasthaus.cli.internal.fix;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Severity;

/**
 * What the user wants mended and how.
 *
 * @param dryRun whether only to show what would change
 * @param json whether what was done is told as JSON
 * @param codes the codes, or beginnings of codes, of what is to be mended; empty for all errors and warnings
 * @param schemaFolder the value of {@code --schema-dir}, or {@code null}
 * @param help whether only the help is wanted
 * @param inputs files and folders, or {@code -}
 */
record FixArguments(boolean dryRun, boolean json, List<String> codes, String schemaFolder, boolean help, List<String> inputs) {
	/** Options and inputs may be mixed; after {@code --} there are inputs only. */
	static FixArguments read(List<String> arguments) throws UsageException {
		boolean dryRun = false;
		boolean json = false;
		boolean help = false;
		boolean options = true;
		String schemaFolder = null;
		List<String> codes = new ArrayList<>();
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
			} else if (argument.equals("--json")) {
				json = true;
			} else if (argument.equals("--dry-run") || argument.equals("-n")) {
				dryRun = true;
			} else if (option.equals("--code") || option.equals("--schema-dir")) {
				if (equals < 0 && ++i == arguments.size()) {
					throw new UsageException(Messages.text("optionNeedsValue", option));
				}
				String value = equals < 0 ? arguments.get(i) : argument.substring(equals + 1);
				if (option.equals("--code")) {
					codes.add(code(value));
				} else {
					schemaFolder = value;
				}
			} else {
				throw new UsageException(Messages.text("unknownOption", argument));
			}
		}
		return new FixArguments(dryRun, json, List.copyOf(codes), schemaFolder, help, inputs);
	}

	private static String code(String value) throws UsageException {
		if (!value.matches("(syntax|schema|rule)(\\.[a-z0-9-]+)*")) {
			throw new UsageException(Messages.text("noCode", value));
		}
		return value;
	}

	/** Whether a finding is to be mended. */
	boolean wants(Finding finding) {
		if (codes.isEmpty()) {
			return finding.severity() != Severity.INFO;
		}
		for (String code : codes) {
			if (finding.code().equals(code) || finding.code().startsWith(code.concat("."))) {
				return true;
			}
		}
		return false;
	}
}
