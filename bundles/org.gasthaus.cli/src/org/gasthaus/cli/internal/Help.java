package org.gasthaus.cli.internal;

import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts of the help, in virsh's layout and the user's language. Their bundle is read when somebody asks. */
final class Help {
	private static final int COMMAND_WIDTH = 30;
	private static final int OPTION_WIDTH = 15;

	private Help() {
	}

	private static ResourceBundle texts() {
		return ResourceBundle.getBundle("org.gasthaus.cli.internal.help", java.util.Locale.getDefault(), Help.class.getClassLoader());
	}

	/** The options before the command, and all commands in their groups. */
	static void all(StringBuilder out) {
		ResourceBundle texts = texts();
		out.append(texts.getString("usage")).append("\n\n").append(texts.getString("options")).append("\n");
		for (String option : new String[] { "connect", "readonly", "quiet", "json", "timing", "keepalive", "timeout", "escape", "debug", "version", "help" }) {
			out.append("    ");
			padded(out, texts.getString("global." + option + ".form"), 22);
			out.append("  ").append(texts.getString("global." + option)).append('\n');
		}
		for (String[] group : Commands.groups()) {
			out.append('\n');
			group(out, texts, group);
		}
		out.append('\n').append(texts.getString("more")).append('\n');
	}

	static boolean isGroup(String name) {
		for (String[] group : Commands.groups()) {
			if (group[0].equals(name)) {
				return true;
			}
		}
		return false;
	}

	static void group(StringBuilder out, String name) {
		for (String[] group : Commands.groups()) {
			if (group[0].equals(name)) {
				group(out, texts(), group);
			}
		}
	}

	private static void group(StringBuilder out, ResourceBundle texts, String[] group) {
		out.append(' ').append(texts.getString("group." + group[0])).append(" (help ").append(group[0]).append("):\n");
		for (int i = 1; i < group.length; i++) {
			out.append("    ");
			padded(out, group[i], COMMAND_WIDTH);
			out.append(' ').append(texts.getString(group[i])).append('\n');
		}
	}

	/** How one command is written. */
	static void command(StringBuilder out, Syntax syntax) {
		ResourceBundle texts = texts();
		String name = syntax.command();
		out.append("  NAME\n    ").append(name).append(" - ").append(texts.getString(name)).append("\n\n  SYNOPSIS\n    ").append(name);
		for (Syntax.Option option : syntax.options()) {
			out.append(' ').append(switch (option.kind()) {
			case FLAG -> "[--" + option.name() + "]";
			case TEXT, NAMED -> "[--" + option.name() + " <string>]";
			case NUMBER, NAMED_NUMBER -> "[--" + option.name() + " <number>]";
			case DATA, DATA_NUMBER -> "<" + option.name() + ">";
			case SOME_DATA -> "{[--" + option.name() + "] <string>}...";
			case REST -> "[[--" + option.name() + "] <string>]...";
			case WORDS -> "[<" + option.name() + ">]...";
			});
		}
		out.append('\n');
		if (!syntax.options().isEmpty()) {
			out.append("\n  OPTIONS\n");
			for (Syntax.Option option : syntax.options()) {
				out.append("    ");
				padded(out, switch (option.kind()) {
				case FLAG -> "--" + option.name();
				case TEXT, NAMED -> "--" + option.name() + " <string>";
				case NUMBER, NAMED_NUMBER -> "--" + option.name() + " <number>";
				case DATA, REST, SOME_DATA -> "[--" + option.name() + "] <string>";
				case WORDS -> "<" + option.name() + ">";
				case DATA_NUMBER -> "[--" + option.name() + "] <number>";
				}, OPTION_WIDTH);
				out.append("  ").append(optionText(texts, name, option.name())).append('\n');
			}
		}
		out.append('\n');
	}

	/** An option's text may be the command's own or that of all commands. */
	private static String optionText(ResourceBundle texts, String command, String option) {
		try {
			return texts.getString(command + "." + option);
		} catch (MissingResourceException general) {
			return texts.getString("option." + option);
		}
	}

	private static void padded(StringBuilder out, String text, int width) {
		out.append(text);
		for (int i = text.length(); i < width; i++) {
			out.append(' ');
		}
	}
}
