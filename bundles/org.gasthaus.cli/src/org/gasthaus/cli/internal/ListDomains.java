package org.gasthaus.cli.internal;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gasthaus.hypervisor.DomainFilter;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;

import com.google.gson.stream.JsonWriter;

/** {@code list} */
final class ListDomains implements HostCommand {
	private static final String[] FILTERS = { "persistent", "transient", "state-running", "state-paused", "state-shutoff", "state-other",
			"with-managed-save", "without-managed-save", "autostart", "no-autostart", "with-snapshot", "without-snapshot", "with-checkpoint",
			"without-checkpoint" };

	@Override
	public Syntax syntax() {
		return new Syntax("list").flags("inactive", "all", "transient", "persistent", "with-snapshot", "without-snapshot", "with-checkpoint",
				"without-checkpoint", "state-running", "state-paused", "state-shutoff", "state-other", "autostart", "no-autostart", "with-managed-save",
				"without-managed-save", "uuid", "name", "id", "table", "managed-save", "title");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("table", "uuid");
		arguments.exclusive("table", "name");
		arguments.exclusive("table", "id");
		boolean uuid = arguments.has("uuid");
		boolean id = arguments.has("id");
		boolean name = arguments.has("name");
		boolean table = arguments.has("table") || !uuid && !id && !name;
		boolean title = arguments.has("title");
		HypervisorSession session = invocation.session();
		StringBuilder out = new StringBuilder();
		try {
			List<DomainInfo> domains = session.domains(filters(arguments), null);
			if (table) {
				Set<DomainId> saved = arguments.has("managed-save") ? saved(session) : Set.of();
				Map<DomainId, String> titles = new HashMap<>();
				for (DomainInfo domain : title ? domains : List.<DomainInfo>of()) {
					titles.put(domain.id(), titleOf(session, domain));
				}
				if (invocation.json() != null) {
					invocation.json().accept(json -> write(json, domains, saved, titles));
					return;
				}
				Table rows = title ? new Table("Id", "Name", "State", "Title") : new Table("Id", "Name", "State");
				for (DomainInfo domain : domains) {
					String state = state(domain, saved);
					if (title) {
						rows.row(number(domain), domain.name(), state, titles.get(domain.id()));
					} else {
						rows.row(number(domain), domain.name(), state);
					}
				}
				rows.print(out, !invocation.quiet());
			} else {
				for (DomainInfo domain : domains) {
					if (!uuid && !name && domain.runtimeId() < 0) {
						continue; // nothing to print: only what runs has a number
					}
					String separator = "";
					if (uuid) {
						out.append(domain.id().uuid());
						separator = " ";
					}
					if (id) {
						out.append(separator).append(number(domain));
						separator = " ";
					}
					if (name) {
						out.append(separator).append(domain.name());
					}
					out.append('\n');
				}
			}
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to list domains", e);
		}
		invocation.out().append(out);
	}

	private static String state(DomainInfo domain, Set<DomainId> saved) {
		return saved.contains(domain.id()) ? "saved" : domain.state().word();
	}

	private static void write(JsonWriter json, List<DomainInfo> domains, Set<DomainId> saved, Map<DomainId, String> titles) throws IOException {
		json.beginArray();
		for (DomainInfo domain : domains) {
			json.beginObject().name("id");
			if (domain.runtimeId() < 0) {
				json.nullValue();
			} else {
				json.value(domain.runtimeId());
			}
			json.name("name").value(domain.name()).name("state").value(state(domain, saved)).name("uuid").value(domain.id().uuid());
			json.name("persistent").value(domain.persistent());
			if (titles.containsKey(domain.id())) {
				json.name("title").value(titles.get(domain.id()));
			}
			json.endObject();
		}
		json.endArray();
	}

	private static Set<DomainFilter> filters(Arguments arguments) {
		Set<DomainFilter> filters = EnumSet.noneOf(DomainFilter.class);
		boolean inactive = arguments.has("inactive") || arguments.has("state-shutoff");
		if (arguments.has("all") || !inactive) {
			filters.add(DomainFilter.ACTIVE);
		}
		if (arguments.has("all") || inactive) {
			filters.add(DomainFilter.INACTIVE);
		}
		DomainFilter[] all = DomainFilter.values();
		for (int i = 0; i < FILTERS.length; i++) {
			if (arguments.has(FILTERS[i])) {
				filters.add(all[DomainFilter.PERSISTENT.ordinal() + i]);
			}
		}
		return filters;
	}

	private static Set<DomainId> saved(HypervisorSession session) throws HypervisorException {
		Set<DomainId> saved = new HashSet<>();
		for (DomainInfo domain : session.domains(EnumSet.of(DomainFilter.INACTIVE, DomainFilter.MANAGED_SAVE), null)) {
			saved.add(domain.id());
		}
		return saved;
	}

	private static String titleOf(HypervisorSession session, DomainInfo domain) throws HypervisorException {
		try {
			String title = session.domainTitle(domain.id());
			return title == null ? "" : title;
		} catch (HypervisorException e) {
			if (e.code() == Code.NO_DOMAIN) {
				return "";
			}
			throw e;
		}
	}

	private static String number(DomainInfo domain) {
		return domain.runtimeId() < 0 ? "-" : Integer.toString(domain.runtimeId());
	}
}
