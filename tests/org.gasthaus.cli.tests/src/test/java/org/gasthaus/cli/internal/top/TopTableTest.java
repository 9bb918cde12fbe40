package org.gasthaus.cli.internal.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.gasthaus.cli.internal.top.TopTable.Sort;
import org.gasthaus.core.GuestUse;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainState;
import org.junit.jupiter.api.Test;

class TopTableTest {
	private static Row row(String name, String host, double cpu, double memory, double read, double received) {
		return new Row(host, new GuestUse(new DomainId("11111111-0000-4000-8000-00000000000" + name.length(), name), DomainState.RUNNING, cpu, memory, read, Double.NaN, received, 0));
	}

	private static final List<Row> ROWS = List.of(row("Web", "b", 5, 100, 7, 1), row("db", "a", 80.04, 1, 900, 2), row("new1", "a", Double.NaN, 5000, Double.NaN, Double.NaN),
			row("app12", "c", 5, 3, 8, 5_000_000));

	private static List<String> names(Sort sort) {
		return TopTable.sorted(ROWS, sort).stream().map(row -> row.guest().domain().name()).toList();
	}

	@Test
	void sortedByEachColumnWithTheUnknownLast() {
		assertEquals(List.of("db", "app12", "Web", "new1"), names(Sort.CPU));
		assertEquals(List.of("new1", "Web", "app12", "db"), names(Sort.MEMORY));
		assertEquals(List.of("db", "app12", "Web", "new1"), names(Sort.DISK));
		assertEquals(List.of("app12", "db", "Web", "new1"), names(Sort.NETWORK));
		assertEquals(List.of("app12", "db", "new1", "Web"), names(Sort.NAME));
		assertEquals(List.of("db", "new1", "Web", "app12"), names(Sort.HOST));
	}

	@Test
	void aTableOfOneHost() {
		assertEquals(List.of("NAME   STATE           %CPU   MEMORY   READ/s  WRITE/s   RECV/s   SENT/s",
				"Web    running          5.0      100        7        -        1        0",
				"db     running         80.0        1      900        -        2        0",
				"new1   running            -     4.9K        -        -        -        0",
				"app12  running          5.0        3        8        -     4.8M        0"), TopTable.lines(ROWS, false, 200));
	}

	@Test
	void aTableOfSeveralHostsNamesThem() {
		assertEquals("db     a     running", TopTable.lines(ROWS, true, 200).get(2).substring(0, 20));
	}

	@Test
	void linesAreNotLongerThanTheTerminal() {
		TopTable.lines(ROWS, true, 30).forEach(line -> assertTrue(line.length() <= 30, line));
	}

	@Test
	void sizesHaveAUnit() {
		assertEquals(List.of("0", "1023", "1.0K", "9.9K", "10K", "1.0M", "32M", "1.0G", "-"),
				List.of(0.0, 1023.0, 1023.6, 10137.0, 10240.0, 1048575.9, 33554432.0, 1073741824.0, Double.NaN).stream().map(TopTable::size).toList());
	}

	@Test
	void aNameCannotSteerTheTerminal() {
		assertEquals("\\x1b[2J", TopTable.printable("\u001b[2J"));
	}
}
