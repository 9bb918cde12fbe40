package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Objects;

/**
 * A job of a domain, as saving, dumping or moving it.
 *
 * @param type whether there is one, and how it ended
 * @param values what libvirt tells of it, by libvirt's names, for example {@code data_remaining}
 */
public record DomainJob(Type type, List<TypedParameter> values) {
	/** What a job is doing. In the order of libvirt's numbers. */
	public enum Type {
		NONE,
		/** Under way, and it is known when it will end. */
		BOUNDED,
		/** Under way. */
		UNBOUNDED, COMPLETED, FAILED, CANCELLED
	}

	/** Copies the list. */
	public DomainJob {
		Objects.requireNonNull(type);
		values = List.copyOf(values);
	}

	/** Whether it is under way. */
	public boolean isRunning() {
		return type == Type.BOUNDED || type == Type.UNBOUNDED;
	}

	/** A value; {@code null} if libvirt did not tell it. */
	public TypedParameter value(String name) {
		return values.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
	}

	/** A number; 0 if libvirt did not tell it. */
	public long number(String name) {
		TypedParameter value = value(name);
		return value != null && value.value() instanceof Number number ? number.longValue() : 0;
	}
}
