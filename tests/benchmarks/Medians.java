import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints the rows of hyperfine's JSON as a table, without the folders of this machine. */
class Medians {
	public static void main(String[] arguments) throws Exception {
		String json = Files.readString(Path.of(arguments[0]));
		Pattern number = Pattern.compile("\"(median|min|max)\":\\s*([0-9.e-]+)");
		List<String> commands = new ArrayList<>();
		Matcher command = Pattern.compile("\"command\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
		List<Integer> starts = new ArrayList<>();
		while (command.find()) {
			commands.add(command.group(1));
			starts.add(command.end());
		}
		for (int i = 0; i < commands.size(); i++) {
			double median = 0;
			double min = 0;
			double max = 0;
			Matcher values = number.matcher(json).region(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : json.length());
			while (values.find()) {
				double seconds = Double.parseDouble(values.group(2));
				switch (values.group(1)) {
				case "median" -> median = seconds;
				case "min" -> min = seconds;
				default -> max = seconds;
				}
			}
			String name = commands.get(i);
			for (int k = 1; k < arguments.length; k++) {
				name = name.replace(arguments[k], arguments[k].equals(arguments[1]) ? "./" : "");
			}
			System.out.printf(Locale.ROOT, "| `%s` | %.3f s | %.3f s | %.3f s |%n", name, median, min, max);
		}
	}
}
