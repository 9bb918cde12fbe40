package org.gasthaus.hypervisor;

import java.util.ArrayList;
import java.util.List;

/** What somebody meant who wrote a word that is not there. */
public final class NearWords {
	private NearWords() {
	}

	/** Those of {@code known} that are a slip of the fingers away. */
	public static List<String> of(String written, List<String> known) {
		List<String> near = new ArrayList<>();
		int allowed = Math.max(1, written.length() / 3);
		for (int distance = 1; distance <= allowed; distance++) {
			for (String name : known) {
				if (distance(written, name) == distance) {
					near.add(name);
				}
			}
		}
		for (String name : known) {
			if (!near.contains(name) && written.length() >= 3 && name.startsWith(written)) {
				near.add(name);
			}
		}
		return near.size() > 3 ? near.subList(0, 3) : near;
	}

	/** Letters to change, add, drop or swap with their neighbour to make one out of the other. */
	private static int distance(String a, String b) {
		int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				if (i == 0 || j == 0) {
					d[i][j] = i + j;
					continue;
				}
				int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
				d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
				if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
					d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
				}
			}
		}
		return d[a.length()][b.length()];
	}
}
