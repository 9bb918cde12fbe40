package org.gasthaus.rules.internal;

import static org.gasthaus.model.domain.DomainPackage.Literals.*;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;

import org.gasthaus.model.domain.Clock;
import org.gasthaus.model.domain.ClockTimer;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;

/** The clock of a guest and its timers. */
final class ClockRules {
	private ClockRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Clock.class, ClockRules::offset);
		rules.add(ClockTimer.class, ClockRules::timer);
	}

	private static void offset(Clock clock, Findings findings) {
		if (is(clock.getOffset(), "timezone") && !has(clock.getTimezone())) {
			findings.error("clock.timezone-missing", clock, CLOCK__OFFSET).orSet(clock, CLOCK__OFFSET, "localtime").orSet(clock, CLOCK__OFFSET, "utc");
		} else if (is(clock.getOffset(), "absolute") && clock.getStart() == null) {
			findings.error("clock.start-missing", clock, CLOCK__OFFSET).orSet(clock, CLOCK__OFFSET, "utc");
		}
	}

	private static void timer(ClockTimer timer, Findings findings) {
		RuleContext context = findings.context();
		if (timer.getCatchup() != null && timer.getTickpolicy() != null && !is(timer.getTickpolicy(), "catchup") && context.isQemu()) {
			findings.error("clock.catchup-policy", timer, CLOCK_TIMER__CATCHUP).orSet(timer, CLOCK_TIMER__TICKPOLICY, "catchup");
		}
		if (timer.getName() == null || !context.isQemu()) {
			return;
		}
		String name = timer.getName();
		if (name.equals("platform")) {
			findings.error("clock.timer-unsupported", timer, CLOCK_TIMER__NAME, name).orRemove(timer);
			return;
		}
		boolean x86 = context.isX86();
		boolean arm = context.isArm();
		if (is(name, "tsc", "kvmclock", "hypervclock", "pit", "hpet") && !x86 || name.equals("armvtimer") && !(arm && context.isVirt())) {
			findings.error("clock.timer-machine", timer, CLOCK_TIMER__NAME, name, context.arch()).orRemove(timer);
			return;
		}
		if (name.equals("armvtimer") && !context.isType("kvm", "hvf")) {
			findings.error("clock.timer-machine", timer, CLOCK_TIMER__NAME, name, context.type()).orRemove(timer);
		}
		String policy = timer.getTickpolicy();
		if (policy != null) {
			boolean refused = switch (name) {
			case "rtc" -> is(policy, "merge", "discard");
			case "pit" -> is(policy, "merge");
			case "armvtimer" -> !is(policy, "delay", "discard");
			default -> false;
			};
			if (refused) {
				findings.error("clock.tickpolicy", timer, CLOCK_TIMER__TICKPOLICY, name, policy).orUnset(timer, CLOCK_TIMER__TICKPOLICY);
			} else if (is(name, "kvmclock", "hypervclock")) {
				option(timer, CLOCK_TIMER__TICKPOLICY, findings);
			}
		}
		if (timer.getTrack() != null) {
			if (!name.equals("rtc")) {
				option(timer, CLOCK_TIMER__TRACK, findings);
			} else if (is(timer.getTrack(), "boot")) {
				findings.error("clock.track-boot", timer, CLOCK_TIMER__TRACK).orUnset(timer, CLOCK_TIMER__TRACK);
			}
		}
		if (timer.getFrequency() != null && !name.equals("tsc")) {
			option(timer, CLOCK_TIMER__FREQUENCY, findings);
		}
		if (timer.getMode() != null && !name.equals("tsc")) {
			option(timer, CLOCK_TIMER__MODE, findings);
		}
	}

	private static void option(ClockTimer timer, org.eclipse.emf.ecore.EAttribute option, Findings findings) {
		findings.error("clock.timer-option", timer, option, timer.getName(), XmlNames.of(option)).orUnset(timer, option);
	}
}
