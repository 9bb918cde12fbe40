package org.gasthaus.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

import org.gasthaus.hypervisor.DomainFilter;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainStatistics;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.TypedParameter;

/** What a {@link FakeHypervisor} counts of its domains: what the test says. A call counts as {@code statistics}, and as {@code statistics GROUP} for each group. */
record FakeStatistics(FakeSession session, FakeHypervisor host) implements DomainStatistics {
	private static final Map<Group, String> PREFIX = Map.of(Group.CPU_TOTAL, "cpu", Group.BALLOON, "balloon", Group.INTERFACE, "net", Group.BLOCK, "block");

	/** By domain, then by libvirt's name. */
	static final class Store {
		private final Map<String, Map<String, TypedParameter>> values = new ConcurrentSkipListMap<>();

		void put(String domain, TypedParameter value) {
			values.computeIfAbsent(domain, one -> new ConcurrentSkipListMap<>()).put(value.name(), value);
		}
	}

	private static HypervisorException absent(String what) {
		return new HypervisorException(Code.UNSUPPORTED, "Cannot tell " + what + ": the fake does not have it.");
	}

	@Override
	public List<Values> all(Set<Group> groups, Set<DomainFilter> filters, Set<Option> options) throws HypervisorException {
		session.call("statistics");
		for (Group group : groups) {
			session.call("statistics " + group.name().toLowerCase(Locale.ROOT));
		}
		List<Values> result = new ArrayList<>();
		for (DomainInfo domain : host.domains()) {
			if (filters.contains(DomainFilter.ACTIVE) && !domain.state().isActive()) {
				continue;
			}
			List<TypedParameter> values = new ArrayList<>(List.of(new TypedParameter("state.state", TypedParameter.Type.INT, domain.state().ordinal())));
			host.statistics.values.getOrDefault(domain.id().name(), Map.of()).forEach((name, value) -> {
				if (groups.stream().anyMatch(group -> name.startsWith(PREFIX.getOrDefault(group, "-") + '.'))) {
					values.add(value);
				}
			});
			result.add(new Values(domain.id(), values));
		}
		return result;
	}

	@Override
	public List<Values> of(Collection<DomainId> domains, Set<Group> groups, Set<Option> options) throws HypervisorException {
		throw absent("statistics of some domains");
	}

	@Override
	public int countedCpus(DomainId id) throws HypervisorException {
		throw absent("processors");
	}

	@Override
	public List<List<TypedParameter>> ofCpus(DomainId id, int first, int count) throws HypervisorException {
		throw absent("processors");
	}

	@Override
	public List<TypedParameter> ofAllCpus(DomainId id) throws HypervisorException {
		throw absent("processors");
	}

	@Override
	public void calculateDirtyRate(DomainId id, int seconds, DirtyRateMode mode) throws HypervisorException {
		throw absent("how fast memory changes");
	}

	@Override
	public long[] control(DomainId id) throws HypervisorException {
		throw absent("how the process answers");
	}
}
